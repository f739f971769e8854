import { AUDIT_KIND_KEYS } from "@/lib/admin/audit-log/kinds-rules";
import type { EventKind } from "@/lib/platform/audit/event";
import { cleanStrangeText } from "@/lib/platform/core/text/strange-text";

/** What the page's address says: days are of UTC, as the log's are. */
export type LogFilters = {
  readonly kind?: EventKind;
  readonly person?: string;
  readonly type?: string;
  readonly subject?: string;
  readonly incident?: number;
  readonly from?: string;
  readonly to?: string;
  readonly q?: string;
};

const BASE = "/settings/audit-log";
type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** Reads an address; what makes no sense is left out, so that an old link still shows something. */
export function readFilters(asked: Asked): LogFilters {
  const text = (name: string) => {
    const value = asked[name];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const kind = AUDIT_KIND_KEYS.find((each) => each === text("kind"));
  const incident = Number(/^(?:inc-)?([1-9]\d{0,8})$/i.exec(text("incident") ?? "")?.[1]);
  const fitting = (name: string, pattern: RegExp) => {
    const value = text(name);
    return value !== undefined && pattern.test(value) ? { [name]: value } : {};
  };
  const q = cleanStrangeText(text("q") ?? "", 200);
  return {
    ...(kind && { kind }),
    ...fitting("person", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
    ...fitting("type", /^[a-z-]{1,40}\.[a-z-]{1,60}$/),
    ...fitting("subject", /^[a-z-]{1,40}:[\w.:/-]{1,200}$/),
    ...(Number.isInteger(incident) && { incident }),
    ...fittingDay("from", text("from")),
    ...fittingDay("to", text("to")),
    ...(q && { q }),
  };
}

/** The same for the query: the last day counts to its end. */
export function toInput({ from, to, ...rest }: LogFilters) {
  return {
    ...rest,
    ...(from && { from: `${from}T00:00:00Z` }),
    ...(to && { to: `${dayAfter(to)}T00:00:00Z` }),
  };
}

/** The page with these filters, and from where on. */
export function logHref(filters: LogFilters, cursor?: string | null): string {
  const query = toQuery({ ...filters, ...(cursor && { cursor }) });
  return query.size > 0 ? `${BASE}?${query}` : BASE;
}

/** A file of all that the filters let through. */
export function exportHref(filters: LogFilters, extension: "csv" | "jsonl"): string {
  return `/api/console/audit-log.${extension}?${toQuery(toInput(filters))}`;
}

/** Filters without one of them. */
export function without(filters: LogFilters, name: keyof LogFilters): LogFilters {
  return Object.fromEntries(Object.entries(filters).filter(([each]) => each !== name));
}

function toQuery(filters: object): URLSearchParams {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined);
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)]));
}

function fittingDay(name: string, day: string | undefined) {
  const isDay = day !== undefined && /^(19[7-9]\d|2\d{3})-\d\d-\d\d$/.test(day);
  return isDay && !Number.isNaN(Date.parse(day)) ? { [name]: day } : {};
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
