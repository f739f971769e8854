import "server-only";
import type { SystemActor } from "@/lib/platform/access/actor";
import { machineTimeMs } from "@/lib/platform/core/clock/clock";
import { log } from "@/lib/platform/core/log";
import { BATCH, deleteEnded } from "./delete-ended";
import { ENDING_TABLES } from "./rules";

/** A run stops after so long, well before its job would count as lost, and the next goes on. */
const LONGEST_MS = 20_000;

/**
 * Goes over all tables, a batch at a time, each its own transaction.
 * @returns whether it came to the end; if not, there is more to do.
 */
export async function letGo(actor: SystemActor): Promise<boolean> {
  const begun = machineTimeMs();
  const counts: Record<string, number> = {};
  let isDone = true;
  for (const table of ENDING_TABLES) {
    for (let deleted = BATCH; deleted === BATCH && isDone; ) {
      ({ deleted } = await deleteEnded.execute(actor, { table }));
      if (deleted > 0) counts[table] = (counts[table] ?? 0) + deleted;
      if (machineTimeMs() - begun > LONGEST_MS) isDone = false;
    }
  }
  if (Object.keys(counts).length > 0) log.info({ counts }, "Rows that had ended were deleted");
  return isDone;
}
