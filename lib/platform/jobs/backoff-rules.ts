const FIRST_MS = 5_000;
const FACTOR = 3;
const LONGEST_MS = 3_600_000;
const JITTER = 0.2;

/** How long a delivery is tried for, counted from when it was first due. */
export const TRIED_FOR_MS = 3 * 24 * 3_600_000;

/**
 * Milliseconds to wait after the `attempt`-th attempt failed (from 1): 5 s, 15 s, 45 s … up to an hour,
 * each up to a fifth shorter or longer, so that what failed together does not come back together.
 * @param random from 0 up to, not including, 1
 */
export function backoffMs(attempt: number, random: number): number {
  const steps = Math.max(0, attempt - 1);
  const plain = Math.min(LONGEST_MS, FIRST_MS * FACTOR ** steps);
  return Math.round(plain * (1 - JITTER + 2 * JITTER * random));
}

/** When to try again after the `attempt`-th attempt failed at `now`; null when that would be too late. */
export function nextAttemptAt(
  attempt: number,
  dueAt: Date,
  now: Date,
  random: number,
): Date | null {
  const at = now.getTime() + backoffMs(attempt, random);
  return at > dueAt.getTime() + TRIED_FOR_MS ? null : new Date(at);
}
