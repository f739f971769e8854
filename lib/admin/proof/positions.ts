import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import type { Fault } from "./ledger";

/** How far each stream was read by who follows it. */
export async function readPositions(
  db: ReadDb,
  streams: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ stream: string; seq: number }[]>`
    select stream, max(seq) as seq from follow_position where stream = any(${[...streams]}) group by stream`;
  return new Map(rows.map(({ stream, seq }) => [stream, seq]));
}

/** A stream cannot have been read further than it goes, unless its end was cut off since. */
export function faultOfPosition(stream: string, seq: number, read: number): Fault | null {
  if (read <= seq) return null;
  const why = `Events are missing at the end: event ${read} was read once.`;
  return { stream, seq: seq + 1, table: null, key: null, why };
}
