import type { EntryKind } from "@/lib/respond/timeline/schemas";

/** What the room's timeline is narrowed to. */
export type TimelineFilters = {
  readonly q: string;
  readonly kind: EntryKind | "SYSTEM" | "";
  readonly author: string;
  readonly keyMoments: boolean;
  /** From here backwards; null for the newest. */
  readonly until: string | null;
};

export const NO_FILTERS: TimelineFilters = {
  q: "",
  kind: "",
  author: "",
  keyMoments: false,
  until: null,
};

/** Whether everything is shown, from the newest. */
export function isUnfiltered(filters: TimelineFilters): boolean {
  return Object.values(filters).every((value) => value === "" || value === false || value === null);
}

/** The filters as a query string of the page's address. */
export function timelineQuery(filters: TimelineFilters): URLSearchParams {
  const query = new URLSearchParams();
  const q = filters.q.trim();
  if (q) query.set("q", q);
  if (filters.kind) query.set("kind", filters.kind);
  if (filters.author) query.set("author", filters.author);
  if (filters.keyMoments) query.set("keyMoments", "true");
  if (filters.until) query.set("until", filters.until);
  return query;
}
