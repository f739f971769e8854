import "server-only";
import type { ChainVerdict } from "@/lib/audit/chain";
import { lengthOf, listStreams, verifyStream } from "@/lib/audit/verify";
import type { ReadDb } from "@/lib/core/db";
import { Id } from "@/lib/core/input";
import { loadIncident, streamOf } from "@/lib/incidents/load";
import { defineQuery } from "@/lib/shell/query";
import { ReadTimeline } from "./schemas";
import { findEntryFault } from "./verify-entries";

/**
 * Verifies one incident's record: its chain, and that everything written on it is as the chain says
 * (PRODUCT §3 "Timeline"). Anybody who may read the incident may ask.
 * @throws DomainError NOT_FOUND.
 */
export const readChain = defineQuery({
  name: "incident.chain",
  permission: "incident.read",
  input: ReadTimeline,
  sample: { incident: 42 },
  run: async (db, input, ctx): Promise<ChainVerdict> => {
    const incident = await loadIncident(db, input.incident, ctx.actor);
    return verifyIncident(db, incident);
  },
});

/** A record that is written on at this pace is judged all the same. */
const MOST_LOOKS = 5;

/**
 * The verdict on one incident's chain and, where that holds, on its entries. Writers are not held up: what
 * seems wrong counts only if nothing was appended while it was looked at.
 */
export async function verifyIncident(db: ReadDb, incident: { id: string }): Promise<ChainVerdict> {
  const stream = streamOf(incident);
  for (let look = 1; ; look += 1) {
    const verdict = await verifyStream(db, stream);
    if (!verdict.valid) return verdict;
    const { length, head } = verdict;
    if (length === 0) {
      return { valid: false, length, head, brokenAt: 1, why: "The whole chain is missing." };
    }
    const fault = await findEntryFault(db, incident);
    if (!fault) return verdict;
    if (look === MOST_LOOKS || (await lengthOf(db, stream)) === length) {
      return { valid: false, length, head, brokenAt: fault.seq ?? length + 1, why: fault.why };
    }
  }
}

/**
 * Verifies everything, a stream at a time, so that any amount fits in memory: all streams, and incidents
 * that have none.
 */
export async function* verifyAll(
  db: ReadDb,
): AsyncGenerator<{ stream: string; verdict: ChainVerdict }> {
  const prefix = streamOf({ id: "" });
  for await (const stream of listStreams(db)) {
    const id = stream.startsWith(prefix) ? Id.safeParse(stream.slice(prefix.length)) : null;
    const verdict = await (id?.success
      ? verifyIncident(db, { id: id.data })
      : verifyStream(db, stream));
    yield { stream, verdict };
  }
  const bare = await db.$queryRaw<{ id: string }[]>`
    select id::text from incident
    where not exists (select 1 from audit_stream where stream = ${prefix} || incident.id::text)
      and not exists (select 1 from audit_event where stream = ${prefix} || incident.id::text)
    order by number`;
  for (const incident of bare) {
    yield { stream: streamOf(incident), verdict: await verifyIncident(db, incident) };
  }
}
