import "server-only";
import type { Tx } from "@/lib/platform/core/db";
import type { Json } from "@/lib/platform/core/json";

/** The channel of what was recorded. */
export const EVENTS = "muster_events";
/** The channel of what is only said, and true for seconds. */
export const WHISPERS = "muster_whispers";

/** The channel on which a process calls itself, to know that it hears. */
export const ECHOES = "muster_echoes";

/**
 * Announces recorded events to all processes; delivered by Postgres when the transaction commits.
 * Payload: `{ stream, seq }` of the newest event, so that a listener reads the rest by itself.
 */
export async function announce(tx: Tx, stream: string, seq: number): Promise<void> {
  await tx.$executeRaw`select pg_notify(${EVENTS}, ${JSON.stringify({ stream, seq })})`;
}

/** Says something to all processes that nobody records: whoever does not hear it will hear it again. */
export async function whisper(tx: Tx, words: Json): Promise<void> {
  await tx.$executeRaw`select pg_notify(${WHISPERS}, ${JSON.stringify(words)})`;
}
