/** What a list of runbooks is narrowed to, as its address says it. */
export type RunbookFilters = {
  readonly service: string;
  readonly stale: boolean;
  readonly archived: boolean;
  readonly cursor?: string;
};

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The filters of an address; what it does not know is left out. */
export function readRunbookFilters({ service, show, cursor }: Search): RunbookFilters {
  return {
    service: typeof service === "string" ? service.trim().slice(0, 100) : "",
    stale: show === "stale",
    archived: show === "archived",
    ...(typeof cursor === "string" && cursor && { cursor }),
  };
}

/** The address of a list. */
export function runbooksHref({
  service,
  stale,
  archived,
  cursor,
}: Partial<RunbookFilters>): string {
  const query = new URLSearchParams();
  if (service) query.set("service", service);
  if (stale) query.set("show", "stale");
  else if (archived) query.set("show", "archived");
  if (cursor) query.set("cursor", cursor);
  return query.size > 0 ? `/runbooks?${query}` : "/runbooks";
}
