import "server-only";
import { type Actor, nameOf, userIdOf } from "@/lib/platform/access/actor";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import type { Prisma, TimelineEntry } from "@/prisma/generated/client";

/** What an entry's view needs: its author, and its newest revision for why it was removed. */
export const ENTRY_VIEW = {
  include: {
    author: { select: { id: true, name: true } },
    revisions: { orderBy: { revision: "desc" }, take: 1 },
  },
} as const satisfies Prisma.TimelineEntryDefaultArgs;

type EntryWithRelations = Prisma.TimelineEntryGetPayload<typeof ENTRY_VIEW>;

/** One line of the timeline as API and browser get it; instants are ISO strings in UTC. */
export type TimelineItem = {
  id: string;
  origin: "HUMAN" | "SYSTEM";
  /** A person's kind of entry (NOTE …), or the type of event that Muster recorded. */
  kind: string;
  /** Markdown for people's entries, a plain sentence for Muster's. */
  body: string;
  occurredAt: string;
  recordedAt: string;
  author: { id: string | null; name: string };
  evidenceUrl: string | null;
  keyMoment: boolean;
  revision: number;
  removed: { reason: string; by: string; at: string } | null;
};

/** Reads one entry's view; the caller has checked that the actor may see its incident. */
export async function readEntryView(db: ReadDb, id: string): Promise<TimelineItem> {
  return viewEntry(await db.timelineEntry.findUniqueOrThrow({ where: { id }, ...ENTRY_VIEW }));
}

/** What a person wrote, as a line of the timeline. */
export function viewEntry(entry: EntryWithRelations): TimelineItem {
  const newest = entry.revisions[0];
  return {
    ...viewContent(entry),
    author: entry.author ?? { id: null, name: newest?.byName ?? "Muster" },
    removed:
      entry.removedAt && newest
        ? { reason: newest.reason ?? "", by: newest.byName, at: iso(entry.removedAt) }
        : null,
  };
}

/** An entry that its author has just written: known without reading it again. */
export function viewNewEntry(entry: TimelineEntry, author: Actor): TimelineItem {
  const by = { id: userIdOf(author), name: nameOf(author) };
  return { ...viewContent(entry), author: by, removed: null };
}

function viewContent(entry: TimelineEntry): Omit<TimelineItem, "author" | "removed"> {
  return {
    id: entry.id,
    origin: "HUMAN",
    kind: entry.kind,
    body: entry.body,
    occurredAt: iso(entry.occurredAt),
    recordedAt: iso(entry.recordedAt),
    evidenceUrl: entry.evidenceUrl,
    keyMoment: entry.keyMoment,
    revision: entry.revision,
  };
}
