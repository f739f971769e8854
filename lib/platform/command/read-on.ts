import "server-only";
import { systemActor } from "@/lib/platform/access/actor";
import { REGISTER_STREAM } from "@/lib/platform/audit/heads";
import { prisma } from "@/lib/platform/core/db";
import { log } from "@/lib/platform/core/log";
import { addJobs } from "@/lib/platform/jobs/jobs";
import type { AuditEvent } from "@/prisma/generated/client";
import { requestFollow } from "./follow";
import type { Follower } from "./follower";

const MUSTER = systemActor("Muster", "job");
const EVENTS_AT_ONCE = 500;
const STREAMS_AT_ONCE = 1_000;

/** An event that not all followers have read, and how far each of them has read its stream. */
type Unread = AuditEvent & { readonly positions: Readonly<Record<string, number>> | null };
type Pass = { readonly follower: string; readonly stream: string; readonly seq: number };

/**
 * Lets followers read streams on, all of them together: one statement finds what is new, one moves whoever has
 * nothing to tell of it, and only the others get a transaction each. Who fails is tried again by a job, and holds
 * up nobody.
 * @returns the streams of which there is more to read
 */
export async function readOn(
  followers: readonly Follower[],
  streams: readonly string[],
): Promise<string[]> {
  const events = await findUnread(followers, streams);
  const passes: Pass[] = [];
  const behind = new Set(events.length === EVENTS_AT_ONCE ? streams : []);
  for (const follower of followers) {
    const unread = byStream(events.filter((event) => event.seq > positionOf(follower, event)));
    const wanted = [...unread].filter(([, own]) => own.some(follower.wants));
    const isAwaited = wanted.length > 0 && (await follower.isAwaited?.(prisma())) !== false;
    for (const [stream, own] of unread) {
      const isQuiet = !isAwaited || !own.some(follower.wants);
      if (isQuiet) passes.push({ follower: follower.follower, stream, seq: own.at(-1)?.seq ?? 0 });
      else if (await follow(follower, stream)) behind.add(stream);
    }
  }
  await pass(passes);
  return [...behind];
}

/** Streams that some follower has not read to their end; `isAll` unless there are more of them. */
export async function findBehind(
  followers: readonly Follower[],
): Promise<{ streams: string[]; isAll: boolean }> {
  const names = followers.map(({ follower }) => follower);
  const found = await prisma().$queryRaw<{ stream: string }[]>`
    select stream from audit_stream head
    where stream <> ${REGISTER_STREAM} and seq > 0 and ${names.length} > (
      select count(*) from follow_position read
      where read.stream = head.stream and read.follower = any(${names}) and read.seq >= head.seq)
    limit ${STREAMS_AT_ONCE}`;
  return { streams: found.map(({ stream }) => stream), isAll: found.length < STREAMS_AT_ONCE };
}

function positionOf({ follower }: Follower, { positions }: Unread): number {
  return positions?.[follower] ?? 0;
}

function byStream(events: readonly Unread[]): ReadonlyMap<string, Unread[]> {
  const streams = new Map<string, Unread[]>();
  for (const event of events) {
    const own = streams.get(event.stream);
    if (own) own.push(event);
    else streams.set(event.stream, [event]);
  }
  return streams;
}

/** @returns whether there is more to read */
async function follow(follower: Follower, stream: string): Promise<boolean> {
  try {
    return (await follower.execute(MUSTER, { stream })).isBehind;
  } catch (error) {
    log.warn({ err: error, follower: follower.follower, stream }, "A follower is tried again");
    await addJobs(prisma(), [requestFollow(stream, follower.follower)]);
    return false;
  }
}

function findUnread(followers: readonly Follower[], streams: readonly string[]) {
  const names = followers.map(({ follower }) => follower);
  return prisma().$queryRaw<Unread[]>`
    select event.id, event.stream, event.seq, event.type, event.version, event.command, event.before, event.after,
      event.reason, event.fact, event.hash, actor_kind as "actorKind", actor_id as "actorId",
      actor_name as "actorName", via, request_id as "requestId", ip, occurred_at as "occurredAt",
      recorded_at as "recordedAt", subject_type as "subjectType", subject_id as "subjectId",
      on_timeline as "onTimeline", prev_hash as "prevHash", positions
    from unnest(${[...streams]}::text[]) as asked(stream)
    cross join lateral (
      select jsonb_object_agg(follower, seq) as positions,
        case when count(*) = ${names.length} then min(seq) else 0 end as seq
      from follow_position where follow_position.stream = asked.stream and follower = any(${names})) as read
    join audit_event event on event.stream = asked.stream and event.seq > read.seq
    order by event.stream, event.seq limit ${EVENTS_AT_ONCE}`;
}

/** Moves positions over what is nothing to their followers; where another process is further, it stays there. */
async function pass(passes: readonly Pass[]): Promise<void> {
  if (passes.length === 0) return;
  await prisma().$executeRaw`
    insert into follow_position (follower, stream, seq)
    select follower, stream, seq from jsonb_to_recordset(${JSON.stringify(passes)}::jsonb)
      as passed(follower text, stream text, seq integer)
    order by stream, follower
    on conflict (follower, stream) do update set seq = excluded.seq where follow_position.seq < excluded.seq`;
}
