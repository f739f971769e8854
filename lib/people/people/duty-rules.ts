/** How much of each kind somebody has to do. */
export type Duties = {
  readonly items: number;
  readonly roles: number;
  readonly steps: number;
  readonly postmortems: number;
  readonly reviews: number;
  readonly runbooks: number;
  /** Teams that have no other lead. */
  readonly teams: number;
};

const WORDS: Readonly<Record<keyof Duties, readonly [one: string, more: string]>> = {
  items: ["open action item", "open action items"],
  roles: ["role in an open incident", "roles in open incidents"],
  steps: ["checklist item", "checklist items"],
  postmortems: ["unpublished postmortem", "unpublished postmortems"],
  reviews: ["review", "reviews"],
  runbooks: ["runbook", "runbooks"],
  teams: ["team that has no other lead", "teams that have no other lead"],
};

/** Each kind there is any of, in words: "66 open action items". */
export function listDuties(duties: Duties): string[] {
  return (Object.keys(WORDS) as (keyof Duties)[])
    .filter((kind) => duties[kind] > 0)
    .map((kind) => `${duties[kind]} ${WORDS[kind][duties[kind] === 1 ? 0 : 1]}`);
}
