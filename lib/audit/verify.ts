import "server-only";
import type { ReadDb } from "@/lib/core/db";
import type { Json } from "@/lib/core/json";
import type { AuditEvent } from "@/prisma/generated/client";
import { type ChainHead, type ChainLink, type ChainVerdict, faultOf, GENESIS } from "./chain";
import type { HashedEvent } from "./hashed-event";

const EVENTS_A_PAGE = 500;
const STREAMS_A_PAGE = 200;

/**
 * Walks one stream from its beginning, a page at a time, and names the first link that does not hold:
 * changed, removed, reordered, cut off at the end, or put behind the end. Writers are not held up; what
 * they append meanwhile is left for the next walk.
 */
export async function verifyStream(db: ReadDb, stream: string): Promise<ChainVerdict> {
  // In this order: an event is never there before its head is.
  const newest = await db.auditEvent.findFirst({
    where: { stream },
    orderBy: { seq: "desc" },
    select: { seq: true },
  });
  const head = (await db.auditStream.findUnique({ where: { stream } })) ?? GENESIS;
  const { reached, fault } = await walk(db, stream, head);
  const about = { length: head.seq, head: head.hash };
  const why = fault ?? faultAtEnd(reached, head, newest?.seq ?? 0);
  return why === null
    ? { valid: true, ...about }
    : { valid: false, ...about, brokenAt: reached.seq + 1, why };
}

/** How many events a stream has by now. */
export async function lengthOf(db: ReadDb, stream: string): Promise<number> {
  const head = await db.auditStream.findUnique({ where: { stream }, select: { seq: true } });
  return head?.seq ?? 0;
}

/** Every stream there is, by pages; also those that lost their head and only have events left. */
export async function* listStreams(db: ReadDb): AsyncGenerator<string> {
  for (let after = ""; ; ) {
    const page = await db.auditStream.findMany({
      where: { stream: { gt: after } },
      orderBy: { stream: "asc" },
      take: STREAMS_A_PAGE,
      select: { stream: true },
    });
    for (const { stream } of page) yield stream;
    const last = page.at(-1);
    if (!last) break;
    after = last.stream;
  }
  const headless = await db.$queryRaw<{ stream: string }[]>`
    select distinct stream from audit_event event
    where not exists (select 1 from audit_stream head where head.stream = event.stream)
    order by stream`;
  for (const { stream } of headless) yield stream;
}

/** Follows the links up to the head; stops at the first that does not hold. */
async function walk(db: ReadDb, stream: string, head: ChainHead) {
  let reached = GENESIS;
  while (reached.seq < head.seq) {
    const page = await db.auditEvent.findMany({
      where: { stream, seq: { gt: reached.seq, lte: head.seq } },
      orderBy: { seq: "asc" },
      take: EVENTS_A_PAGE,
    });
    if (page.length === 0) break;
    for (const row of page) {
      const fault = faultOf(toLink(row), reached);
      if (fault) return { reached, fault };
      reached = { seq: row.seq, hash: row.hash };
    }
  }
  return { reached, fault: null };
}

function faultAtEnd(reached: ChainHead, head: ChainHead, newestSeq: number): string | null {
  if (reached.seq < head.seq) return "Events are missing at the end.";
  if (reached.hash !== head.hash) return "The recorded head is not that of the newest event.";
  if (newestSeq > head.seq) return "Events stand behind the recorded end.";
  return null;
}

/** The event as it was hashed: `id`, `prevHash` and `hash` are not part of what they prove. */
function toLink({ id: _, prevHash, hash, ...row }: AuditEvent): ChainLink<HashedEvent> {
  const event = {
    ...row,
    occurredAt: row.occurredAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    before: row.before as Json,
    after: row.after as Json,
  };
  return { event, prevHash, hash };
}
