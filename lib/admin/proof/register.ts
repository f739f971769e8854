import "server-only";
import { REGISTER_STREAM } from "@/lib/platform/audit/heads";
import type { ReadDb } from "@/lib/platform/core/db";
import type { Fault } from "./ledger";

/** How a stream came into the register: when it began, later, or not at all. */
export type Entered = "opened" | "adopted" | null;

const AGE = "Every stream is entered when it begins, so this one was not begun by Muster.";

/** How each of some streams came into the register. */
export async function findEntered(
  db: ReadDb,
  streams: readonly string[],
): Promise<Map<string, Entered>> {
  const rows = await db.auditEvent.findMany({
    where: { stream: REGISTER_STREAM, subjectType: "stream", subjectId: { in: [...streams] } },
    orderBy: { seq: "desc" },
    select: { subjectId: true, type: true },
  });
  return new Map(
    rows.map(({ subjectId, type }) => [
      subjectId,
      type === "stream.opened" ? ("opened" as const) : ("adopted" as const),
    ]),
  );
}

/**
 * Whether all streams that are older than the register are entered by now: from then on, a stream that is not
 * was put there by somebody.
 */
export async function isComplete(db: ReadDb): Promise<boolean> {
  const where = { stream: REGISTER_STREAM, type: "register.completed" };
  return (await db.auditEvent.findFirst({ where, select: { seq: true } })) !== null;
}

/** What is wrong with how a stream stands in the register. */
export function faultOfEntry(
  stream: string,
  state: { entered: Entered; claimsEntry: boolean; isComplete: boolean },
): Fault | null {
  if (state.entered !== null || stream === REGISTER_STREAM) return null;
  if (!state.claimsEntry && !state.isComplete) return null;
  return { stream, seq: null, table: null, key: null, why: `It is not in the register. ${AGE}` };
}

/** The streams that the register names and of which nothing is left, a page at a time. */
export async function* listGone(db: ReadDb): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const page = await db.$queryRaw<{ seq: number; stream: string; isGone: boolean }[]>`
      select entry.seq, entry.subject_id as stream,
        not exists (select 1 from audit_stream head where head.stream = entry.subject_id)
          and not exists (select 1 from audit_event event where event.stream = entry.subject_id)
          and not exists (select 1 from incident where 'incident:' || incident.id = entry.subject_id)
        as "isGone"
      from audit_event entry
      where entry.stream = ${REGISTER_STREAM} and entry.subject_type = 'stream' and entry.seq > ${after}
      order by entry.seq limit 1000`;
    for (const { stream, isGone } of page) if (isGone) yield stream;
    const last = page.at(-1);
    if (!last) return;
    after = last.seq;
  }
}
