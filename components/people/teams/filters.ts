/** What a list of teams is narrowed to, as its address says it. */
export type TeamFilters = {
  readonly mine: boolean;
  readonly archived: boolean;
  readonly cursor?: string;
};

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The filters of an address; what it does not know is left out. */
export function readTeamFilters({ show, cursor }: Search): TeamFilters {
  return {
    mine: show === "mine",
    archived: show === "archived",
    ...(typeof cursor === "string" && cursor && cursor.length <= 400 && { cursor }),
  };
}

/** The address of a list. */
export function teamsHref({ mine, archived, cursor }: Partial<TeamFilters>): string {
  const query = new URLSearchParams();
  if (mine) query.set("show", "mine");
  else if (archived) query.set("show", "archived");
  if (cursor) query.set("cursor", cursor);
  return query.size > 0 ? `/teams?${query}` : "/teams";
}
