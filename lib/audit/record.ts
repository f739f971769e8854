import "server-only";
import { type Actor, nameOf, userIdOf } from "@/lib/access/actor";
import type { Tx } from "@/lib/core/db";
import type { Json } from "@/lib/core/json";
import { Prisma } from "@/prisma/generated/client";
import { GENESIS_HASH, hashEvent } from "./chain";
import type { HashedEvent } from "./hashed-event";

/** What a command says of one change. */
export type AuditEntry = {
  /** The chain it belongs to: `incident:<id>`, or `workspace` for what belongs to no incident. */
  readonly stream: string;
  /** What happened, in the past tense: `incident.acknowledged`. */
  readonly type: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** When it happened in the world; `now` when left out. */
  readonly occurredAt?: Date;
  /** The dated fact that it set, so that the timeline follows later corrections. */
  readonly fact?: string;
  readonly before?: Json;
  readonly after?: Json;
  readonly reason?: string;
  /** Shown on the stream's timeline. */
  readonly onTimeline?: boolean;
};

export const WORKSPACE_STREAM = "workspace";

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
 * Appends entries to their chains. The head row is locked until the transaction ends, so a stream has
 * one order and no gap; streams are taken in name order, so that two commands never wait on each other.
 * @returns what was appended, in stream order.
 */
export async function recordAudit(
  tx: Tx,
  entries: readonly AuditEntry[],
  context: AuditContext,
): Promise<RecordedEvent[]> {
  const streams = [...new Set(entries.map((entry) => entry.stream))].sort();
  const recorded: RecordedEvent[] = [];
  for (const stream of streams) {
    const own = entries.filter((entry) => entry.stream === stream);
    recorded.push(...(await appendToStream(tx, stream, own, context)));
  }
  return recorded;
}

async function appendToStream(
  tx: Tx,
  stream: string,
  entries: readonly AuditEntry[],
  context: AuditContext,
): Promise<RecordedEvent[]> {
  let head = await lockHead(tx, stream);
  const rows = entries.map((entry) => {
    const event = toEvent(entry, head.seq + 1, context);
    const hash = hashEvent(head.hash, event);
    const row = { event, prevHash: head.hash, hash };
    head = { seq: event.seq, hash };
    return row;
  });
  await tx.auditEvent.createMany({
    data: rows.map(({ event, prevHash, hash }) => ({
      ...event,
      occurredAt: new Date(event.occurredAt),
      recordedAt: new Date(event.recordedAt),
      before: event.before ?? Prisma.DbNull,
      after: event.after ?? Prisma.DbNull,
      prevHash,
      hash,
    })),
  });
  await tx.auditStream.update({ where: { stream }, data: head });
  return rows.map(({ event }) => ({ stream, seq: event.seq, type: event.type }));
}

async function lockHead(tx: Tx, stream: string): Promise<{ seq: number; hash: string }> {
  const rows = await tx.$queryRaw<{ seq: number; hash: string }[]>`
    insert into audit_stream (stream, seq, hash) values (${stream}, 0, ${GENESIS_HASH})
    on conflict (stream) do update set stream = excluded.stream
    returning seq, hash`;
  const head = rows[0];
  if (!head) throw new Error(`The audit stream ${stream} could not be locked.`);
  return head;
}

function toEvent(entry: AuditEntry, seq: number, context: AuditContext): HashedEvent {
  return {
    stream: entry.stream,
    seq,
    type: entry.type,
    command: context.command,
    actorKind: context.actor.kind,
    actorId: userIdOf(context.actor),
    actorName: nameOf(context.actor),
    via: context.actor.via,
    requestId: context.requestId,
    ip: context.ip,
    occurredAt: (entry.occurredAt ?? context.now).toISOString(),
    recordedAt: context.now.toISOString(),
    subjectType: entry.subject.type,
    subjectId: entry.subject.id,
    fact: entry.fact ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
    reason: entry.reason ?? null,
    onTimeline: entry.onTimeline ?? false,
  };
}
