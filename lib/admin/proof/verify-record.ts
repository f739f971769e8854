import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { REGISTER_STREAM } from "@/lib/platform/audit/heads";
import type { ReadDb } from "@/lib/platform/core/db";
import { listGone } from "./register";
import { type StreamReport, verifyStreams } from "./verify-streams";

/** So many streams, or events, are verified at once. */
const STREAMS_A_BATCH = 200;
const EVENTS_A_BATCH = 5_000;

/** Whether anything was ever recorded or stored. */
export async function isEmpty(db: ReadDb): Promise<boolean> {
  const [found] = await db.$queryRaw<{ any: boolean }[]>`
    select exists (select 1 from audit_event) or exists (select 1 from audit_stream)
      or exists (select 1 from incident) or exists (select 1 from app_user) as any`;
  return !found?.any;
}

/**
 * Verifies everything, some streams at a time, so that any amount fits in memory: every stream that has a head
 * or events, or should have, and in the end those that only the register knows of.
 */
export async function* verifyRecord(db: ReadDb): AsyncGenerator<StreamReport> {
  let batch: string[] = [];
  let events = 0;
  for await (const { stream, seq } of listStreams(db)) {
    batch.push(stream);
    events += seq;
    if (batch.length < STREAMS_A_BATCH && events < EVENTS_A_BATCH) continue;
    yield* await verifyStreams(db, batch);
    batch = [];
    events = 0;
  }
  if (batch.length > 0) yield* await verifyStreams(db, batch);
  for await (const stream of listGone(db)) yield* await verifyStreams(db, [stream]);
}

/** Every stream there is or should be, by pages: those with a head, those that lost it, those never begun. */
async function* listStreams(db: ReadDb): AsyncGenerator<{ stream: string; seq: number }> {
  for (let after = ""; ; ) {
    const page = await db.auditStream.findMany({
      where: { stream: { gt: after } },
      orderBy: { stream: "asc" },
      take: STREAMS_A_BATCH,
      select: { stream: true, seq: true },
    });
    yield* page;
    const last = page.at(-1);
    if (!last) break;
    after = last.stream;
  }
  const headless = await db.$queryRaw<{ stream: string; seq: number }[]>`
    select stream, 1 as seq from (
      select distinct stream from audit_event
      union select 'incident:' || id from incident
      union select ${WORKSPACE_STREAM} where exists (select 1 from app_user)
      union select ${REGISTER_STREAM} where exists (select 1 from audit_stream where registered)
    ) named
    where not exists (select 1 from audit_stream head where head.stream = named.stream)
    order by stream`;
  yield* headless;
}
