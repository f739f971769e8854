import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { notFound } from "@/lib/platform/core/errors";
import { ROWS_A_PAGE, readInPages } from "@/lib/platform/core/in-pages";
import { iso } from "@/lib/platform/core/json";
import { type IncidentRow, loadIncident } from "@/lib/respond/incidents/load";
import type { Reader } from "@/lib/respond/incidents/visibility/visibility";
import { inOrder } from "./page-rules";
import { ReadEntry, ReadTimeline } from "./schemas";
import { readSystemItems } from "./system-items";
import { ENTRY_VIEW, type TimelineItem, viewEntry } from "./view";

/**
 * The timeline: what people wrote and what Muster recorded, merged by when it happened, then by when
 * it was recorded. A recorded fact stands at its corrected time.
 * @throws DomainError NOT_FOUND.
 */
export const readTimeline = defineQuery({
  name: "timeline.read",
  permission: "incident.read",
  input: ReadTimeline,
  sample: { incident: 42 },
  run: async (db, input, ctx): Promise<TimelineItem[]> => {
    return collectTimeline(db, await loadIncident(db, input.incident, ctx.actor), ctx.actor);
  },
});

/** The same of an incident that the caller has loaded for its reader. */
export async function collectTimeline(
  db: ReadDb,
  incident: IncidentRow,
  reader: Reader,
): Promise<TimelineItem[]> {
  const [entries, events] = await Promise.all([
    readEntries(db, incident.id),
    readSystemItems(db, incident, reader),
  ]);
  return [...entries, ...events].sort(inOrder);
}

/** All that people wrote; most timelines are one page, and then this is one statement. */
async function readEntries(db: ReadDb, incidentId: string): Promise<TimelineItem[]> {
  const whole = { where: { incidentId } };
  const first = await db.timelineEntry.findMany({ ...whole, take: ROWS_A_PAGE, ...ENTRY_VIEW });
  if (first.length < ROWS_A_PAGE) return first.map(viewEntry);
  const keys = await db.timelineEntry.findMany({ ...whole, select: { id: true } });
  return readInPages(keys, async (page) => {
    const ids = page.map(({ id }) => id);
    const rows = await db.timelineEntry.findMany({ where: { id: { in: ids } }, ...ENTRY_VIEW });
    return rows.map(viewEntry);
  });
}

/** All revisions of one entry, oldest first. @throws DomainError NOT_FOUND. */
export const readRevisions = defineQuery({
  name: "timeline.revisions",
  permission: "incident.read",
  input: ReadEntry,
  sample: { incident: 42, entryId: "00000000-0000-7000-8000-000000000000" },
  run: async (db, input, ctx) => {
    const { id } = await loadIncident(db, input.incident, ctx.actor);
    const entry = await db.timelineEntry.findFirst({
      where: { id: input.entryId, incidentId: id },
      select: { revisions: { orderBy: { revision: "asc" } } },
    });
    if (!entry) throw notFound("This timeline entry");
    return entry.revisions.map((revision) => ({
      revision: revision.revision,
      kind: revision.kind,
      body: revision.body,
      occurredAt: iso(revision.occurredAt),
      evidenceUrl: revision.evidenceUrl,
      keyMoment: revision.keyMoment,
      removed: revision.removed,
      reason: revision.reason,
      by: revision.byName,
      recordedAt: iso(revision.recordedAt),
      digest: revision.digest,
    }));
  },
});
