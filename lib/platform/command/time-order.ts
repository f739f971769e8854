import "server-only";
import { readClock } from "@/lib/platform/core/clock/clock";
import type { Context } from "./context";

/** Together longer than clocks of two processes may differ before one of them is corrected. */
const PAUSES_MS = [50, 200, 800, 1_500];

/**
 * Does `work` again with a later time where the database says that something would end before it began: a call
 * reads the clock and then waits for a row, in which another has meanwhile put its own, later time. Clocks of two
 * processes differ by a little, too. `work` has to be a transaction of its own, which is undone by then.
 */
export async function inOrderOfTimes<R>(
  ctx: Context,
  work: (ctx: Context) => Promise<R>,
): Promise<R> {
  let latest = ctx;
  for (const pauseMs of PAUSES_MS) {
    try {
      return await work(latest);
    } catch (error) {
      if (!isOutOfOrder(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    latest = { ...ctx, now: readClock() };
  }
  return work(latest);
}

/** A constraint of that name says that times of one row are in order; what people type is judged before it. */
function isOutOfOrder(error: unknown): boolean {
  return error instanceof Error && /\b\w+_order_of_times\b/.test(error.message);
}
