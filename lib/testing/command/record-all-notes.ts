import { systemActor } from "@/lib/platform/access/actor";
import { recordNotes } from "@/lib/platform/command/record-notes";

/**
 * Makes events of all notes of access that are due, however many other tests left before them.
 * @param aheadMs as if so much time had passed; notes of refusals wait until their minute is over
 */
export async function recordAllNotes(aheadMs = 0): Promise<void> {
  const now = new Date(Date.now() + aheadMs);
  for (;;) {
    const { recorded } = await recordNotes.execute(systemActor("Muster", "job"), {}, { now });
    if (recorded === 0) return;
  }
}
