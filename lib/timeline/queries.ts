import "server-only";
import type { ReadDb } from "@/lib/core/db";
import { notFound } from "@/lib/core/errors";
import { iso } from "@/lib/core/json";
import { type IncidentRow, loadIncident, streamOf } from "@/lib/incidents/load";
import { defineQuery } from "@/lib/shell/query";
import { describeEvent } from "./describe-rules";
import { ReadEntry, ReadTimeline } from "./schemas";
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
    const incident = await loadIncident(db, input.incident, ctx.actor);
    const [entries, events] = await Promise.all([
      db.timelineEntry.findMany({ where: { incidentId: incident.id }, ...ENTRY_VIEW }),
      readSystemItems(db, incident),
    ]);
    return [...entries.map(viewEntry), ...events].sort(inOrder);
  },
});

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

async function readSystemItems(db: ReadDb, incident: IncidentRow): Promise<TimelineItem[]> {
  const events = await db.auditEvent.findMany({
    where: { stream: streamOf(incident), onTimeline: true },
    orderBy: { seq: "asc" },
  });
  // Only the newest event of a fact moves with it: an earlier one was retracted and stays where it was.
  const newest = new Map(events.flatMap(({ fact, seq }) => (fact ? [[fact, seq] as const] : [])));
  return events.map((event) => {
    const follows = event.fact !== null && newest.get(event.fact) === event.seq;
    const occurredAt = (follows && factOf(incident, event.fact)) || event.occurredAt;
    return {
      id: `event-${event.seq}`,
      origin: "SYSTEM",
      kind: event.type,
      body: describeEvent(event),
      occurredAt: iso(occurredAt),
      recordedAt: iso(event.recordedAt),
      author: { id: event.actorId, name: event.actorName },
      evidenceUrl: null,
      keyMoment: event.fact !== null,
      revision: 1,
      removed: null,
    };
  });
}

const DATED_FACTS = [
  "declaredAt",
  "acknowledgedAt",
  "mitigatedAt",
  "resolvedAt",
  "closedAt",
] as const;

function factOf(incident: IncidentRow, fact: string | null): Date | null {
  const dated = DATED_FACTS.find((name) => name === fact);
  return dated ? incident[dated] : null;
}

function inOrder(a: TimelineItem, b: TimelineItem): number {
  return (
    a.occurredAt.localeCompare(b.occurredAt) ||
    a.recordedAt.localeCompare(b.recordedAt) ||
    a.id.localeCompare(b.id)
  );
}
