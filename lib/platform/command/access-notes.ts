import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { type Actor, userIdOf } from "@/lib/platform/access/actor";
import type { AuditEntry, AuditOrigin } from "@/lib/platform/audit/entry";
import { originOf } from "@/lib/platform/audit/record";
import { readClock } from "@/lib/platform/core/clock/clock";
import { prisma } from "@/lib/platform/core/db";
import { log } from "@/lib/platform/core/log";
import { cleanStrangeText } from "@/lib/platform/core/text/strange-text";
import { addJobs, requestJob } from "@/lib/platform/jobs/jobs";

/** Writes down what the notes of windows that are over, and new looks, say. */
export const RecordNotes = { name: "audit.record-notes", payload: z.strictObject({}) } as const;

/** Something that left no record of its own: an attempt that was refused, or a look at something sensitive. */
export type AccessNote = {
  /** Refusals become one event when their minute is over; a look is recorded at once, its repetitions not. */
  readonly kind: "refusal" | "look";
  /** What it becomes in the stream of access; what strangers wrote in it has to be cleaned before. */
  readonly entry: AuditEntry;
  readonly actor: Actor;
  readonly ip: string | null;
  readonly requestId: string;
  readonly command: string;
};

/** What a note keeps of the event it becomes. */
export type NotedEvent = AuditEntry & {
  readonly kind: AccessNote["kind"];
  readonly by: AuditOrigin;
};

const WINDOW_MS = { refusal: 60_000, look: 600_000 } as const;
/** Rows a window for one kind of note: about each person, and about all strangers together. */
const MOST_OF_A_PERSON = 20;
const MOST_OF_STRANGERS = 200;
/** After a window's end, for what was refused in its last moment and is still being written. */
const GRACE_MS = 2_000;

/**
 * Counts a note into its window. One statement for one that repeats, whatever it is about; never throws and
 * never changes the answer that it is about.
 */
export async function noteAccess(note: AccessNote): Promise<void> {
  try {
    const now = readClock();
    const windowMs = WINDOW_MS[note.kind];
    const windowEnd = new Date((Math.floor(now.getTime() / windowMs) + 1) * windowMs);
    const dueAt = note.kind === "look" ? now : new Date(windowEnd.getTime() + GRACE_MS);
    if (!(await count(note, now, windowEnd, dueAt))) return;
    const key = `${RecordNotes.name}:${dueAt.getTime()}`;
    await addJobs(prisma(), [requestJob(RecordNotes, {}, { runAt: dueAt, key })]);
  } catch (error) {
    log.error({ err: error, type: note.entry.type, requestId: note.requestId }, "A note was lost");
  }
}

/** @returns whether it is the first of its kind in this window. */
async function count(note: AccessNote, now: Date, windowEnd: Date, dueAt: Date): Promise<boolean> {
  const event = eventOf(note);
  const { type, subject } = note.entry;
  const personId = userIdOf(note.actor) ?? (subject.type === "user" ? subject.id : null);
  const budget = `${type}:${personId ?? "strangers"}`;
  const most = personId === null ? MOST_OF_STRANGERS : MOST_OF_A_PERSON;
  const key = digest(distinction(note, event));
  const rows = await prisma().$queryRaw<{ isNew: boolean }[]>`
    with kept as (
      select case when exists (select from access_note
          where window_end = ${windowEnd} and budget = ${budget} and key = ${key})
        or (select count(*) from access_note
          where window_end = ${windowEnd} and budget = ${budget}) < ${most}
        then ${key} else 'others' end as key)
    insert into access_note (window_end, budget, key, times, first_at, last_at, due_at, event)
    select ${windowEnd}, ${budget}, kept.key, 1, ${now}, ${now}, ${dueAt},
      case kept.key when 'others' then ${JSON.stringify(withoutDetails(event))}::jsonb
        else ${JSON.stringify(event)}::jsonb end
    from kept
    on conflict (window_end, budget, key) do update
      set times = access_note.times + 1,
        -- Two at once may be written in another order than they happened in.
        first_at = least(access_note.first_at, excluded.first_at),
        last_at = greatest(access_note.last_at, excluded.last_at)
    returning (xmax = 0) as "isNew"`;
  return rows[0]?.isNew ?? false;
}

/** What makes two notes different: a person who looks at one thing by two queries looks once. */
function distinction({ kind }: AccessNote, { by, subject, reason, after }: NotedEvent): unknown {
  const { requestId: _, command, ...who } = by;
  return kind === "look" ? [who, subject, after ?? null] : [who, subject, command, reason ?? null];
}

function eventOf(note: AccessNote): NotedEvent {
  const by = originOf(note);
  const ip = by.ip === null ? null : cleanStrangeText(by.ip, 64);
  return { ...note.entry, kind: note.kind, by: { ...by, ip } };
}

/** What stands for all that is beyond the allowance: who is told by the budget, from where is not. */
function withoutDetails({ by, ...event }: NotedEvent): NotedEvent {
  const reason = "More kinds of it within the minute than are told one by one";
  return { ...event, by: { ...by, ip: null }, reason, after: {} };
}

function digest(parts: unknown): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
