import type { EventKind } from "@/lib/platform/audit/event";

/** What the audit log is filtered by, as people read it. */
export const AUDIT_KINDS: Readonly<Record<EventKind, string>> = {
  "sign-in": "Signing in",
  refused: "Refused",
  looks: "Looks and exports",
  people: "People and access",
  incidents: "Incidents",
  "follow-up": "Follow-up",
  settings: "Catalogue and settings",
};
export const AUDIT_KIND_KEYS = Object.keys(AUDIT_KINDS) as [EventKind, ...EventKind[]];

/** "people.role-changed" as people read it: "People: role changed". */
export function nameOfType(type: string): string {
  const [about = "", what = ""] = type
    .replace(/^sign-in/, "sign\u2011in")
    .split(".", 2)
    .map(words);
  return `${about.charAt(0).toUpperCase()}${about.slice(1)}${what && `: ${what}`}`;
}

function words(part: string): string {
  return part.replaceAll("-", " ");
}

type Fields = Readonly<Record<string, unknown>>;
/** One thing that an event changed or says; `before` is null where it says only what is. */
export type Change = {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What an event changed, a line a field, texts cut to what a list can show. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names
    .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
    .map((name) => ({ name: spoken(name), before: shown(old[name]), after: shown(now[name]) }));
}

const LONGEST = 300;

function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === "string" ? readable(value) : JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).toWellFormed()}…`;
}

/** An instant of the record, as the log's other times are written. */
function readable(text: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)\.\d{3}Z$/.exec(text) ?? [];
  return day ? `${day} ${time} UTC` : text;
}

function fieldsOf(value: unknown): Fields {
  if (value === null || value === undefined) return {};
  return typeof value === "object" && !Array.isArray(value) ? { ...value } : { value };
}

/** "usersAffectedPercent" as words. */
function spoken(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
