import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import type { Page } from "@/lib/platform/core/cursor";
import type { ReadDb } from "@/lib/platform/core/db";
import { invalidField } from "@/lib/platform/core/errors";
import { literally } from "@/lib/platform/core/text/like";
import { loadIncident } from "@/lib/respond/incidents/load";
import type { Prisma } from "@/prisma/generated/client";
import { inOrder, type Position } from "./page-rules";
import { ReadTimelinePage } from "./schemas";
import { readSystemItems } from "./system-items";
import { ENTRY_VIEW, type TimelineItem, viewEntry } from "./view";

export type TimelinePage = Page<TimelineItem>;

/**
 * A page of the timeline, newest first, for the room: filtered by kind, person, words and key moments,
 * from any time backwards. People's entries are paged in SQL; what Muster recorded is few and is merged in.
 * @throws DomainError NOT_FOUND; INVALID for a cursor that was not given out.
 */
export const readTimelinePage = defineQuery({
  name: "timeline.page",
  permission: "incident.read",
  input: ReadTimelinePage,
  sample: { incident: 42 },
  run: async (db, input, ctx): Promise<TimelinePage> => {
    const incident = await loadIncident(db, input.incident, ctx.actor);
    const before = input.cursor === undefined ? null : readPosition(input.cursor);
    const [entries, events] = await Promise.all([
      input.kind === "SYSTEM" ? [] : readEntries(db, incident.id, input, before),
      isHumanKind(input.kind) ? [] : readSystemItems(db, incident, ctx.actor),
    ]);
    const wanted = events.filter(
      (event) => matches(event, input) && (before === null || inOrder(event, before) < 0),
    );
    const merged = [...entries.map(viewEntry), ...wanted].sort((a, b) => inOrder(b, a));
    const items = merged.slice(0, input.limit);
    const last = items.at(-1);
    return { items, nextCursor: merged.length > items.length && last ? packPosition(last) : null };
  },
});

function isHumanKind(kind: ReadTimelinePage["kind"]): boolean {
  return kind !== undefined && kind !== "SYSTEM";
}

function readEntries(
  db: ReadDb,
  incidentId: string,
  input: ReadTimelinePage,
  before: Position | null,
) {
  const { kind, author, keyMoments, q, until } = input;
  const narrowed: Prisma.TimelineEntryWhereInput = {
    ...(kind !== undefined && kind !== "SYSTEM" && { kind }),
    ...(author !== undefined && { authorId: author }),
    ...(keyMoments && { keyMoment: true }),
    ...(q && { body: { contains: literally(q), mode: "insensitive" } }),
    ...(until && { occurredAt: { lte: until } }),
  };
  return db.timelineEntry.findMany({
    where: { AND: [{ incidentId }, narrowed, before ? olderThan(before) : {}] },
    orderBy: [{ occurredAt: "desc" }, { recordedAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
    ...ENTRY_VIEW,
  });
}

function olderThan({ occurredAt, recordedAt, id }: Position): Prisma.TimelineEntryWhereInput {
  const sameTimes = { occurredAt, recordedAt };
  // Ids of entries begin with a digit and so sort before "event-…".
  const sameButOlder = id.startsWith("event-") ? sameTimes : { ...sameTimes, id: { lt: id } };
  return {
    occurredAt: { lte: occurredAt },
    OR: [
      { occurredAt: { lt: occurredAt } },
      { occurredAt, recordedAt: { lt: recordedAt } },
      sameButOlder,
    ],
  };
}

function matches(event: TimelineItem, { author, keyMoments, q, until }: ReadTimelinePage): boolean {
  if (author !== undefined && event.author.id !== author) return false;
  if (keyMoments && !event.keyMoment) return false;
  if (q && !event.body.toLowerCase().includes(q.toLowerCase())) return false;
  return until === undefined || event.occurredAt <= until.toISOString();
}

function packPosition({ occurredAt, recordedAt, id }: Position): string {
  return Buffer.from(JSON.stringify([occurredAt, recordedAt, id])).toString("base64url");
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const ITEM_ID = /^(event-\d{1,15}|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/;

function readPosition(cursor: string): Position {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const [occurredAt, recordedAt, id] = Array.isArray(parts) ? parts.map(String) : [];
    const isTime = (text = "") => INSTANT.test(text) && !Number.isNaN(Date.parse(text));
    if (
      occurredAt &&
      recordedAt &&
      id &&
      ITEM_ID.test(id) &&
      isTime(occurredAt) &&
      isTime(recordedAt)
    ) {
      return { occurredAt, recordedAt, id };
    }
  } catch {
    // Falls through to the refusal below.
  }
  throw invalidField("cursor", "This cursor is not one Muster gave out: start from the newest.");
}
