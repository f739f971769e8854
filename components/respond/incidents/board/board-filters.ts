import { z } from "zod";
import { SEVERITIES, type Severity } from "@/lib/respond/clocks/policy";

/** The board's filters as they stand in the URL, so that a view can be sent to somebody. */
export type BoardFilters = {
  readonly severity: Severity[];
  readonly q: string;
  readonly service?: string;
  readonly team?: string;
  readonly commander?: string;
  readonly kind?: "REAL" | "DRILL";
  readonly cursor?: string;
};

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** Reads filters from a URL; what makes no sense is left out, since people edit URLs. */
export function readBoardFilters(search: Search): BoardFilters {
  const one = (name: string) => {
    const value = search[name];
    const text = Array.isArray(value) ? value[0] : value;
    return text && text.length <= 200 ? text : undefined;
  };
  const severity = [search.severity ?? []].flat().filter(isSeverity);
  const kind = one("kind");
  const [service, team, cursor, commander] = ["service", "team", "cursor", "commander"].map(one);
  return {
    severity,
    q: one("q") ?? "",
    ...(service && { service }),
    ...(team && { team }),
    ...(cursor && { cursor }),
    ...(z.uuid().safeParse(commander).success && commander && { commander }),
    ...((kind === "REAL" || kind === "DRILL") && { kind }),
  };
}

/** The board's address with these filters. */
export function boardHref(filters: Partial<BoardFilters>): string {
  const query = new URLSearchParams();
  for (const severity of filters.severity ?? []) query.append("severity", severity);
  for (const name of ["q", "service", "team", "commander", "kind", "cursor"] as const) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return text ? `/incidents?${text}` : "/incidents";
}

function isSeverity(text: string): text is Severity {
  return SEVERITIES.some((severity) => severity === text);
}
