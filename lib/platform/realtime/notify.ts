import "server-only";
import type { Tx } from "@/lib/platform/core/db";
import type { Json } from "@/lib/platform/core/json";

/** The channel of what was recorded. */
export const EVENTS = "muster_events";
/** The channel of what is only said, and true for seconds. */
export const WHISPERS = "muster_whispers";

/** The channel on which a process calls itself, to know that it hears. */
export const ECHOES = "muster_echoes";

/** Something was recorded in a stream: from which event to which, and of what types. */
export type Notice = {
  readonly stream: string;
  readonly from: number;
  readonly seq: number;
  /** Left out where there are very many. */
  readonly types?: readonly string[];
};

/** PostgreSQL carries 8,000 bytes; types are names of some twenty. */
const MOST_TYPES = 100;

/** The words of a notice as they go over the channel. */
export function sayNotice({ types = [], ...where }: Notice): string {
  return JSON.stringify({ ...where, ...(types.length <= MOST_TYPES && { types }) });
}

/** Says something to all processes that nobody records: whoever does not hear it will hear it again. */
export async function whisper(tx: Tx, words: Json): Promise<void> {
  await tx.$executeRaw`select pg_notify(${WHISPERS}, ${JSON.stringify(words)})`;
}
