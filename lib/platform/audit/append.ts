import "server-only";
import type { Tx } from "@/lib/platform/core/db";
import { EVENTS, type Notice, sayNotice } from "@/lib/platform/realtime/notify";
import type { ChainLink } from "./chain";
import type { HashedEvent } from "./hashed-event";
import { type Heads, REGISTER_STREAM } from "./heads";
import { sealHead } from "./seal";

/**
 * Writes links to the ends of their streams, moves the sealed heads there, and announces each stream to all
 * processes, which hear of it when the transaction commits. One statement.
 * @param heads where the streams end with these links; they are held
 */
export async function appendLinks(
  tx: Tx,
  links: readonly ChainLink<HashedEvent>[],
  heads: Heads,
): Promise<void> {
  const streams = [...new Set(links.map(({ event }) => event.stream))];
  const events = links.map(({ event, prevHash, hash }) => ({ ...event, prevHash, hash }));
  const moved = streams.flatMap((stream) => {
    const head = heads.get(stream);
    return head ? [{ stream, ...head, seal: sealHead(stream, head) }] : [];
  });
  const notices = moved
    // Nobody follows the register.
    .filter(({ stream }) => stream !== REGISTER_STREAM)
    .map(({ stream }) => sayNotice(noticeOf(stream, links)));
  await tx.$executeRaw`
    with added as (
      insert into audit_event (stream, seq, type, version, command, actor_kind, actor_id, actor_name, via, request_id,
        ip, occurred_at, recorded_at, subject_type, subject_id, fact, before, after, reason, on_timeline, rows,
        prev_hash, hash)
      select stream, seq, type, coalesce(version, 1), command, "actorKind", "actorId", "actorName", via, "requestId",
        ip, "occurredAt", "recordedAt", "subjectType", "subjectId", fact, before, after, reason, "onTimeline", rows,
        "prevHash", hash
      from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as link(
        stream text, seq integer, type text, version integer, command text, "actorKind" text, "actorId" text,
        "actorName" text, via text, "requestId" text, ip text, "occurredAt" timestamptz, "recordedAt" timestamptz,
        "subjectType" text, "subjectId" text, fact text, before jsonb, after jsonb, reason text, "onTimeline" boolean,
        rows jsonb, "prevHash" text, hash text)
    ), moved as (
      update audit_stream head set seq = moved.seq, hash = moved.hash, seal = moved.seal
      from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
        as moved(stream text, seq integer, hash text, seal text)
      where head.stream = moved.stream
    )
    select pg_notify(${EVENTS}, notice) from unnest(${notices}::text[]) as notice`;
}

function noticeOf(stream: string, links: readonly ChainLink<HashedEvent>[]): Notice {
  const own = links.flatMap(({ event }) => (event.stream === stream ? [event] : []));
  const types = [...new Set(own.map(({ type }) => type))];
  return { stream, from: own[0]?.seq ?? 0, seq: own.at(-1)?.seq ?? 0, types };
}
