import "server-only";
import type { Tx } from "@/lib/core/db";

/** The channel every process listens on. */
export const CHANNEL = "muster_events";

/**
 * Announces recorded events to all processes; delivered by Postgres when the transaction commits.
 * Payload: `{ stream, seq }` of the newest event, so that a listener reads the rest by itself.
 */
export async function announce(tx: Tx, stream: string, seq: number): Promise<void> {
  await tx.$executeRaw`select pg_notify(${CHANNEL}, ${JSON.stringify({ stream, seq })})`;
}
