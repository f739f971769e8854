import "server-only";
import { readCatalogue } from "@/lib/learn/postmortems/catalogue/catalogue";
import { loadReadable } from "@/lib/learn/postmortems/load";
import { readExport } from "@/lib/learn/postmortems/markdown/read-document";
import { OnIncident } from "@/lib/learn/postmortems/schemas";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { refOf } from "@/lib/respond/incidents/view";
import { chooseAlike, explainAlike } from "./alike-rules";
import { type AlikeProbe, type AlikeRow, alikeStatement } from "./alike-statement";
import { findHowEnded } from "./how-ended";

export type AlikePostmortem = Awaited<ReturnType<typeof findAlikePostmortems.execute>>[number];

/** Few enough to be read. */
const SHOWN = 5;

/**
 * What else failed like this: other published postmortems by service, kind of cause, tag and words, with why, how
 * each was mitigated, and what became of its action items.
 * @throws DomainError NOT_FOUND; FORBIDDEN for a draft of others.
 */
export const findAlikePostmortems = defineQuery({
  name: "search.alike-postmortems",
  weight: 5,
  permission: "postmortem.read",
  input: OnIncident,
  sample: { incident: 42 },
  run: async (db, input, { actor, now }) => {
    const found = await loadReadable(db, input.incident, actor);
    const { title, sections } = await readExport(db, found, now);
    const probe: AlikeProbe = {
      actor,
      incidentId: found.incident.id,
      title,
      cause: `${sections["root-cause"]} ${sections["contributing-factors"]}`,
      ...(await readCatalogue(db, found.postmortem.id)),
    };
    const alike = chooseAlike(await db.$queryRaw<AlikeRow[]>(alikeStatement(probe)), SHOWN);
    const ids = alike.map(({ incidentId }) => incidentId);
    const ended = await findHowEnded(db, ids);
    const promises = await countPromises(db, ids);
    return alike.map((row) => ({
      incident: {
        number: row.number,
        ref: refOf(row.number),
        title: row.title,
        severity: row.severity,
      },
      publishedAt: iso(row.publishedAt),
      because: explainAlike(row),
      mitigation: ended.get(row.incidentId) ?? null,
      actionItems: promises.get(row.incidentId) ?? { done: 0, open: 0, dropped: 0 },
    }));
  },
});

/** What became of the action items of each incident; proposals were promised by nobody yet. */
async function countPromises(db: ReadDb, ids: readonly string[]) {
  const rows = await db.actionItem.groupBy({
    by: ["incidentId", "state"],
    where: { incidentId: { in: [...ids] }, state: { not: "PROPOSED" } },
    _count: true,
  });
  return new Map(
    ids.map((id) => {
      const of = rows.filter(({ incidentId }) => incidentId === id);
      const sum = (...states: (typeof rows)[number]["state"][]) =>
        of
          .filter(({ state }) => states.includes(state))
          .reduce((total, { _count }) => total + _count, 0);
      return [id, { done: sum("DONE"), open: sum("OPEN", "IN_PROGRESS"), dropped: sum("WONT_DO") }];
    }),
  );
}
