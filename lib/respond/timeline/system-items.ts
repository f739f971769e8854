import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { sayEvent } from "@/lib/record/events/read-event";
import { type IncidentRow, streamOf } from "@/lib/respond/incidents/load";
import type { Reader } from "@/lib/respond/incidents/visibility/visibility";
import { readNaming } from "./references";
import type { TimelineItem } from "./view";

/** What Muster recorded of an incident, as lines of the timeline for this reader, in the order of recording. */
export async function readSystemItems(
  db: ReadDb,
  incident: IncidentRow,
  reader: Reader,
): Promise<TimelineItem[]> {
  const events = await db.auditEvent.findMany({
    where: { stream: streamOf(incident), onTimeline: true },
    orderBy: { seq: "asc" },
  });
  const nameOf = await readNaming(db, events, reader);
  // Only the newest event of a fact moves with it: an earlier one was retracted and stays where it was.
  const newest = new Map(events.flatMap(({ fact, seq }) => (fact ? [[fact, seq] as const] : [])));
  return events.map((event) => {
    const follows = event.fact !== null && newest.get(event.fact) === event.seq;
    const occurredAt = (follows && factOf(incident, event.fact)) || event.occurredAt;
    return {
      id: `event-${event.seq}`,
      origin: "SYSTEM",
      kind: event.type,
      body: sayEvent(event, nameOf),
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
