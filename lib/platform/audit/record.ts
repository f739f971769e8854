import "server-only";
import { type Actor, nameOf, userIdOf } from "@/lib/platform/access/actor";
import type { Tx } from "@/lib/platform/core/db";
import { appendLinks } from "./append";
import { type ChainLink, GENESIS_HASH, hashEvent } from "./chain";
import { refuseEmptyChange } from "./empty-change";
import type { AuditEntry, AuditOrigin } from "./entry";
import { ChainEvents } from "./events";
import type { HashedEvent } from "./hashed-event";
import { type Heads, lockHeads, REGISTER_STREAM } from "./heads";
import { proveRows, type RowProof } from "./row-proof";

/** Who, when and from where: the same for all entries of one command. */
export type AuditContext = {
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
  readonly ip: string | null;
  readonly command: string;
};

export type RecordedEvent = {
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
};

/**
 * Appends entries to their chains, with proof of every row that the transaction stored. The heads are locked
 * until it ends, so a stream has one order and no gap; they are taken in the order of their names and the
 * register last, so that two commands never wait on each other. A stream that begins is entered there.
 * @returns what was appended, in the order of the streams' names.
 */
export async function recordAudit(
  tx: Tx,
  entries: readonly AuditEntry[],
  context: AuditContext,
): Promise<RecordedEvent[]> {
  const named = [...new Set(entries.map(({ stream }) => stream))].sort();
  const { heads, changed } = await lockHeads(tx, named);
  refuseEmptyChange(context.command, entries, changed);
  const streams = [...heads.keys()].sort();
  const events = streams.flatMap((stream) => {
    const own = entries.filter((entry) => entry.stream === stream);
    const rows = proveRows(changed.filter((row) => row.stream === stream));
    const told = own.length > 0 || rows.length === 0 ? own : [changedOnly(stream)];
    return toEvents(told, rows, heads, context);
  });
  const begun = streams.filter(
    (stream) =>
      stream !== REGISTER_STREAM && events.some((e) => e.stream === stream && e.seq === 1),
  );
  const entered = register(begun, heads, context);
  await appendLinks(tx, link([...events, ...entered], heads), heads);
  return events.map(({ stream, seq, type }) => ({ stream, seq, type }));
}

/** What stands for a stream whose rows a command changed without an event of its own. */
function changedOnly(stream: string): AuditEntry {
  return ChainEvents.entry("record.changed", { stream, subject: { type: "stream", id: stream } });
}

/** Numbers the entries; what the transaction stored goes with the first. */
function toEvents(
  entries: readonly AuditEntry[],
  rows: readonly RowProof[],
  heads: Heads,
  context: AuditContext,
): HashedEvent[] {
  const before = entries[0] ? (heads.get(entries[0].stream)?.seq ?? 0) : 0;
  return entries.map((entry, index) => {
    const event = toEvent(entry, before + index + 1, context);
    const proved = [...(index === 0 ? rows : []), ...(entry.adopts ?? [])];
    return proved.length > 0 ? { ...event, rows: proved } : event;
  });
}

/** Enters streams in the register, so that one that is deleted whole is missed. */
function register(streams: readonly string[], heads: Heads, context: AuditContext): HashedEvent[] {
  const entries = streams.map((stream) =>
    ChainEvents.entry("stream.opened", {
      stream: REGISTER_STREAM,
      subject: { type: "stream", id: stream },
    }),
  );
  return toEvents(entries, [], heads, context);
}

/** Chains events to the heads, which move on with them. */
function link(events: readonly HashedEvent[], heads: Heads): ChainLink<HashedEvent>[] {
  return events.map((event) => {
    const prevHash = heads.get(event.stream)?.hash ?? GENESIS_HASH;
    const hash = hashEvent(prevHash, event);
    heads.set(event.stream, { seq: event.seq, hash });
    return { event, prevHash, hash };
  });
}

/** The same, of a call. */
export function originOf(context: Omit<AuditContext, "now">): AuditOrigin {
  const { actor, ip, requestId, command } = context;
  return {
    actorKind: actor.kind,
    actorId: userIdOf(actor),
    actorName: nameOf(actor),
    via: actor.via,
    ip,
    requestId,
    command,
  };
}

function toEvent(entry: AuditEntry, seq: number, context: AuditContext): HashedEvent {
  return {
    stream: entry.stream,
    seq,
    type: entry.type,
    ...(entry.version !== 1 && { version: entry.version }),
    ...(entry.by ?? originOf(context)),
    occurredAt: (entry.occurredAt ?? context.now).toISOString(),
    recordedAt: context.now.toISOString(),
    subjectType: entry.subject.type,
    subjectId: entry.subject.id,
    fact: entry.fact ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
    reason: entry.reason ?? null,
    onTimeline: entry.onTimeline,
  };
}
