import "server-only";
import { loadDraft } from "@/lib/learn/postmortems/load";
import { ReadSectionHistory } from "@/lib/learn/postmortems/schemas";
import { SECTIONS } from "@/lib/learn/postmortems/template";
import { defineQuery } from "@/lib/platform/command/query";
import { notFound } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { stepsOf } from "./history-rules";

/**
 * How a section came to read as it does: the steps, and the texts before and after one of them, the last
 * unless `version` names another.
 * @throws DomainError NOT_FOUND; FORBIDDEN for who took no part, also once it is published.
 */
export const readSectionHistory = defineQuery({
  name: "postmortem.section-history",
  permission: "postmortem.read",
  input: ReadSectionHistory,
  sample: { incident: 42, key: "root-cause" },
  run: async (db, { incident: number, key, version }, ctx) => {
    const { incident, postmortem } = await loadDraft(db, number, ctx.actor);
    const where = { postmortemId: postmortem.id, key };
    const rows = await db.postmortemSectionRevision.findMany({
      where,
      orderBy: { version: "asc" },
      select: { version: true, byName: true, recordedAt: true },
    });
    const steps = stepsOf(
      rows.map((row) => ({ version: row.version, by: row.byName, at: iso(row.recordedAt) })),
    );
    const shown = version === undefined ? steps[0] : steps.find((step) => step.version === version);
    if (!shown) throw notFound("This version of the section");
    const shownRows = await db.postmortemSectionRevision.findMany({
      where: { ...where, version: { in: [shown.version, shown.since ?? shown.version] } },
      select: { version: true, body: true },
    });
    const bodyOf = (wanted: number | null) =>
      shownRows.find((row) => row.version === wanted)?.body ?? "";
    return {
      incident: { number: incident.number, title: incident.title },
      state: postmortem.state,
      title: SECTIONS[key].title,
      steps,
      current: steps[0]?.version ?? 1,
      shown: { ...shown, before: bodyOf(shown.since), after: bodyOf(shown.version) },
    };
  },
});
