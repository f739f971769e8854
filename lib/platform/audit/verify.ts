import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import type { Json } from "@/lib/platform/core/json";
import { takeTurns } from "@/lib/platform/core/threads/pause";
import type { AuditEvent, AuditStream } from "@/prisma/generated/client";
import { type ChainHead, type ChainLink, type ChainVerdict, faultOf, GENESIS } from "./chain";
import type { HashedEvent } from "./hashed-event";
import type { RowProof } from "./row-proof";
import { checkSeal } from "./seal";

/** A page is read and hashed in one go: small enough that nobody waits for it. */
const EVENTS_A_PAGE = 100;

/**
 * Walks one stream from its beginning, a page at a time, and names the first link that does not hold:
 * changed, removed, reordered, cut off at the end, or put behind the end. Writers are not held up; what
 * they append meanwhile is left for the next walk.
 * @param visit is told of each event that holds, in order
 */
export async function verifyStream(
  db: ReadDb,
  stream: string,
  visit: (event: HashedEvent) => void = () => undefined,
): Promise<ChainVerdict> {
  // In this order: an event is never there before its head is.
  const newest = await db.auditEvent.findFirst({
    where: { stream },
    orderBy: { seq: "desc" },
    select: { seq: true },
  });
  const head = (await db.auditStream.findUnique({ where: { stream } })) ?? GENESIS;
  const { reached, fault } = await walk(db, stream, head, visit);
  const about = { length: head.seq, head: head.hash };
  const why = fault ?? faultAtEnd(reached, head, newest?.seq ?? 0);
  return why === null
    ? { valid: true, ...about }
    : { valid: false, ...about, brokenAt: reached.seq + 1, why };
}

/** Follows the links up to the head; stops at the first that does not hold. */
async function walk(
  db: ReadDb,
  stream: string,
  head: ChainHead,
  visit: (event: HashedEvent) => void,
) {
  let reached = GENESIS;
  const turn = takeTurns();
  while (reached.seq < head.seq) {
    const page = await db.auditEvent.findMany({
      where: { stream, seq: { gt: reached.seq, lte: head.seq } },
      orderBy: { seq: "asc" },
      take: EVENTS_A_PAGE,
      omit: { rows: false },
    });
    if (page.length === 0) break;
    for (const row of page) {
      await turn();
      const link = toLink(row);
      const fault = faultOf(link, reached);
      if (fault) return { reached, fault };
      visit(link.event);
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

/** Said of a seal that the secret at hand can neither prove nor refute. */
export const OTHER_SECRET =
  "Its head is sealed with another NEXTAUTH_SECRET, so nobody can tell whether it was moved.";

/**
 * Why the seal of a stream's head does not hold: a chain that was written anew can only be sealed with the app's
 * secret. Null where it holds, and of streams that were last written before heads were sealed.
 */
export function faultOfSeal(stored: AuditStream): string | null {
  if (stored.seq === 0) return null;
  if (stored.seal === null) {
    return stored.registered ? "The seal of its head was removed." : null;
  }
  const answer = checkSeal(stored.stream, stored, stored.seal);
  if (answer === "true") return null;
  return answer === "false"
    ? "Its head was moved outside of Muster: the seal does not fit."
    : OTHER_SECRET;
}

/** The event as it was hashed: `id`, `prevHash` and `hash` are not part of what they prove. */
function toLink({
  id: _,
  prevHash,
  hash,
  rows,
  version,
  ...row
}: AuditEvent): ChainLink<HashedEvent> {
  const event = {
    ...row,
    ...(version !== 1 && { version }),
    // Older events have none, and were hashed without the word.
    ...(rows !== null && { rows: rows as unknown as RowProof[] }),
    occurredAt: row.occurredAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    before: row.before as Json,
    after: row.after as Json,
  };
  return { event, prevHash, hash };
}
