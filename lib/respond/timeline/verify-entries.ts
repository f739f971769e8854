import "server-only";
import { digestOf } from "@/lib/platform/audit/chain";
import type { ReadDb } from "@/lib/platform/core/db";
import { streamOf } from "@/lib/respond/incidents/load";
import type { AuditEvent, TimelineEntry, TimelineRevision } from "@/prisma/generated/client";
import { contentOf, type RevisionContent, serialise } from "./revisions";

/** An entry that does not match the chain, and the event of the chain it does not match. */
export type EntryFault = { readonly seq: number | null; readonly why: string };

type EntryWithRevisions = TimelineEntry & { revisions: TimelineRevision[] };
type EntryEvent = Pick<
  AuditEvent,
  "seq" | "subjectId" | "actorName" | "reason" | "recordedAt" | "after"
>;

const ENTRIES_A_PAGE = 200;
const SUBJECT_TYPE = "timeline-entry";

/**
 * Compares what people wrote on an incident with its chain, a page at a time: each revision is in the
 * chain with its digest, none is missing, and each entry reads as its newest revision. Only says
 * something when the chain itself holds; verify that first.
 * @returns the first entry that does not match, or null.
 */
export async function findEntryFault(
  db: ReadDb,
  incident: { id: string },
): Promise<EntryFault | null> {
  const stream = streamOf(incident);
  for (let after = ""; ; ) {
    const entries = await db.timelineEntry.findMany({
      where: { incidentId: incident.id, ...(after !== "" && { id: { gt: after } }) },
      orderBy: { id: "asc" },
      take: ENTRIES_A_PAGE,
      include: { revisions: { orderBy: { revision: "asc" } } },
    });
    const events = await eventsOf(db, stream, entries);
    for (const entry of entries) {
      const own = events.filter(({ subjectId }) => subjectId === entry.id);
      const fault = faultOfEntry(entry, own);
      if (fault) return fault;
    }
    const last = entries.at(-1);
    if (!last) break;
    after = last.id;
  }
  return findMissingEntry(db, stream, incident.id);
}

function eventsOf(db: ReadDb, stream: string, entries: readonly TimelineEntry[]) {
  return db.auditEvent.findMany({
    where: { stream, subjectType: SUBJECT_TYPE, subjectId: { in: entries.map(({ id }) => id) } },
    orderBy: { seq: "asc" },
    select: {
      seq: true,
      subjectId: true,
      actorName: true,
      reason: true,
      recordedAt: true,
      after: true,
    },
  });
}

function faultOfEntry(entry: EntryWithRevisions, events: readonly EntryEvent[]): EntryFault | null {
  for (const [index, event] of events.entries()) {
    const why = faultOfRevision(entry.revisions[index], index + 1, event);
    if (why) return { seq: event.seq, why };
  }
  const seq = events.at(-1)?.seq ?? null;
  if (entry.revisions.length !== events.length || events.length === 0) {
    return { seq, why: `Revision ${events.length + 1} of an entry is not in the chain.` };
  }
  const newest = entry.revisions.at(-1);
  if (!newest || !isSame(entry, newest)) {
    return { seq, why: "An entry differs from its newest revision." };
  }
  return null;
}

function faultOfRevision(
  revision: TimelineRevision | undefined,
  expected: number,
  event: EntryEvent,
): string | null {
  if (revision?.revision !== expected) return `Revision ${expected} of an entry is missing.`;
  const digest = digestOf(serialise(revision.entryId, expected, revision));
  const said: { revision?: unknown; digest?: unknown } = Object(event.after);
  const isProven =
    digest === revision.digest &&
    said.revision === expected &&
    said.digest === digest &&
    revision.reason === event.reason &&
    revision.byName === event.actorName &&
    revision.recordedAt.getTime() === event.recordedAt.getTime();
  return isProven ? null : `Revision ${expected} of an entry was changed.`;
}

function isSame(entry: EntryWithRevisions, newest: TimelineRevision): boolean {
  const text = (content: RevisionContent) =>
    digestOf(serialise(entry.id, newest.revision, content));
  return (
    entry.revision === newest.revision &&
    entry.recordedAt.getTime() === entry.revisions[0]?.recordedAt.getTime() &&
    text(contentOf(entry)) === text(newest)
  );
}

/** An entry that the chain tells of and that is gone with all its revisions. */
async function findMissingEntry(
  db: ReadDb,
  stream: string,
  incidentId: string,
): Promise<EntryFault | null> {
  const [missing] = await db.$queryRaw<{ seq: number }[]>`
    select seq from audit_event event
    where stream = ${stream} and subject_type = ${SUBJECT_TYPE}
      and not exists (
        select 1 from timeline_entry entry
        where entry.incident_id = ${incidentId}::uuid and entry.id::text = event.subject_id
      )
    order by seq limit 1`;
  return missing ? { seq: missing.seq, why: "An entry is missing." } : null;
}
