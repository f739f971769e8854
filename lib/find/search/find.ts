import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { refOf } from "@/lib/respond/incidents/view";
import { type FoundRow, findStatement } from "./find-statement";
import { readSearchQuery } from "./query-rules";
import { FIND_KINDS, Find } from "./schemas";

export type Found = ReturnType<typeof view>;

/**
 * Finds incidents, action items, postmortems, services, teams and people by number or words, the best first; of each
 * kind a few. Things of restricted incidents are found by those who take part in them.
 */
export const findAnything = defineQuery({
  name: "search.find",
  weight: 3,
  permission: "incident.read",
  input: Find,
  sample: { q: "checkout" },
  run: async (db, { q }, { actor }): Promise<Found[]> => {
    const query = readSearchQuery(q);
    if (query === null) return [];
    const rows = await db.$queryRaw<FoundRow[]>(findStatement({ query, actor }));
    const byKind = (row: FoundRow) => FIND_KINDS.indexOf(row.kind);
    return rows.sort((a, b) => b.rank - a.rank || byKind(a) - byKind(b)).map(view);
  },
});

function view({ kind, key, title, severity, state }: FoundRow) {
  return { kind, title, severity, state, ...placeOf(kind, key) };
}

/** How people call it, and where it is in the browser. */
function placeOf(kind: FoundRow["kind"], key: string): { ref: string | null; path: string } {
  const number = Number(key);
  switch (kind) {
    case "INCIDENT":
      return { ref: refOf(number), path: `/incidents/${number}` };
    case "POSTMORTEM":
      return { ref: refOf(number), path: `/incidents/${number}/postmortem` };
    case "ACTION_ITEM":
      return { ref: `AI-${number}`, path: `/action-items/${number}` };
    case "SERVICE":
      return { ref: key, path: `/services/${encodeURIComponent(key)}` };
    case "TEAM":
      return { ref: key, path: `/teams/${encodeURIComponent(key)}` };
    case "PERSON":
      return { ref: null, path: `/incidents?commander=${key}` };
  }
}
