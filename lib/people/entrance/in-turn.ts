import "server-only";
import { DomainError } from "@/lib/platform/core/errors";

/** So many at once leave the process to others between them: each takes some milliseconds of it. */
const AT_ONCE = 2;
/** Of one origin; more would only wait until they have given up. */
const WAITING_MAX = 50;
/** Of all together: some seconds of work. */
const WAITING_IN_ALL = 500;
const RETRY_SECONDS = 3;

type Turns = { running: number; waiting: number; readonly lanes: Map<string, (() => void)[]> };

// Next compiles this file into several bundles of one process; they share one queue.
const shared = globalThis as typeof globalThis & { __musterTurns?: Turns };

/**
 * Does a few tries to sign in at a time, and lets those who wait take turns by where they come from and whose
 * account they try: a storm on one account delays nobody else by more than one of its tries.
 * @param from the address or the known device, and the account
 * @throws DomainError LIMIT when too many wait already
 */
export async function inTurn<T>(from: string, work: () => Promise<T>): Promise<T> {
  shared.__musterTurns ??= { running: 0, waiting: 0, lanes: new Map() };
  const turns = shared.__musterTurns;
  await enter(turns, from);
  try {
    return await work();
  } finally {
    leave(turns);
  }
}

async function enter(turns: Turns, from: string): Promise<void> {
  if (turns.running < AT_ONCE) {
    turns.running += 1;
    return;
  }
  const lane = turns.lanes.get(from) ?? [];
  if (lane.length >= WAITING_MAX || turns.waiting >= WAITING_IN_ALL) {
    const message = `Many people sign in right now. Try again in ${RETRY_SECONDS} s.`;
    throw new DomainError("LIMIT", message, { retryAfterSeconds: RETRY_SECONDS });
  }
  turns.lanes.set(from, lane);
  turns.waiting += 1;
  await new Promise<void>((resolve) => lane.push(resolve));
}

/** The place passes on, so it is never free in between; the lane that had its turn goes behind the others. */
function leave(turns: Turns): void {
  const [first] = turns.lanes;
  if (!first) {
    turns.running -= 1;
    return;
  }
  const [from, lane] = first;
  turns.lanes.delete(from);
  const next = lane.shift();
  turns.waiting -= 1;
  if (lane.length > 0) turns.lanes.set(from, lane);
  next?.();
}
