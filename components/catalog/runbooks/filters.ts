/** What a list of runbooks is narrowed to, as its address says it. */
export type RunbookFilters = {
  readonly service: string;
  readonly team: string;
  readonly stale: boolean;
  readonly archived: boolean;
  readonly cursor?: string;
};

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The filters of an address; what it does not know is left out. */
export function readRunbookFilters({ service, team, show, cursor }: Search): RunbookFilters {
  const name = (given: Search[string]) =>
    typeof given === "string" ? given.trim().slice(0, 100) : "";
  return {
    service: name(service),
    team: name(team),
    stale: show === "stale",
    archived: show === "archived",
    ...(typeof cursor === "string" && cursor && { cursor }),
  };
}

/** The address of a list. */
export function runbooksHref({
  service,
  team,
  stale,
  archived,
  cursor,
}: Partial<RunbookFilters>): string {
  const query = new URLSearchParams();
  if (service) query.set("service", service);
  if (team) query.set("team", team);
  if (stale) query.set("show", "stale");
  else if (archived) query.set("show", "archived");
  if (cursor) query.set("cursor", cursor);
  return query.size > 0 ? `/runbooks?${query}` : "/runbooks";
}
