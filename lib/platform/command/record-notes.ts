import "server-only";
import { ACCESS_STREAM, type AuditEntry } from "@/lib/platform/audit/entry";
import type { Tx } from "@/lib/platform/core/db";
import { addJobs, requestJob } from "@/lib/platform/jobs/jobs";
import { type NotedEvent, RecordNotes } from "./access-notes";
import { defineCommand, type Outcome } from "./command";

const BATCH = 200;

type DueNote = {
  readonly windowEnd: Date;
  readonly budget: string;
  readonly key: string;
  readonly times: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly event: NotedEvent;
};

/** Makes events of the notes that are due, oldest first, and drops notes whose window is over. */
export const recordNotes = defineCommand({
  name: RecordNotes.name,
  permission: "system",
  input: RecordNotes.payload,
  sample: {},
  run: async (tx, _input, ctx): Promise<Outcome<{ recorded: number }>> => {
    const due = await takeDue(tx, ctx.now);
    await tx.$executeRaw`
      delete from access_note where window_end < ${ctx.now} and recorded_at is not null`;
    if (due.length === BATCH) await addJobs(tx, [requestJob(RecordNotes, {})]);
    const inOrder = due.sort((a, b) => a.firstAt.getTime() - b.firstAt.getTime());
    const [first, ...others] = inOrder.map(toEntry);
    const result = { recorded: due.length };
    return first ? { result, audit: [first, ...others] } : { result, audit: "unchanged" };
  },
});

/** Two workers at once share them out. */
function takeDue(tx: Tx, now: Date): Promise<DueNote[]> {
  return tx.$queryRaw<DueNote[]>`
    with due as (
      select window_end, budget, key from access_note
      where due_at <= ${now} and recorded_at is null
      order by due_at, budget, key limit ${BATCH} for update skip locked)
    update access_note note set recorded_at = ${now} from due
    where note.window_end = due.window_end and note.budget = due.budget and note.key = due.key
    returning note.window_end as "windowEnd", note.budget, note.key, note.times,
      note.first_at as "firstAt", note.last_at as "lastAt", note.event`;
}

/** Notes that an earlier Muster left to be recorded say neither. */
const NOT_SAID = { version: 1, onTimeline: false } as const;

function toEntry({ event, times, firstAt, lastAt }: DueNote): AuditEntry {
  const { kind, ...entry } = event;
  const isCounted = kind === "refusal" && times > 1;
  const counted = isCounted && { times, until: lastAt.toISOString() };
  return {
    ...NOT_SAID,
    ...entry,
    stream: ACCESS_STREAM,
    occurredAt: firstAt,
    after: { ...Object(entry.after), ...counted },
  };
}
