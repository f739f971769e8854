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

/** What is refused is counted by the minute: a test that counts begins where its minute does not end under it. */
export async function waitForRoomInMinute(): Promise<void> {
  const leftMs = 60_000 - (Date.now() % 60_000);
  if (leftMs < 10_000) await new Promise((resolve) => setTimeout(resolve, leftMs + 100));
}
