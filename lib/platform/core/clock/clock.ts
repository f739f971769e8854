/** Clients' clocks may run ahead by this much before their instants count as future (API "Time"). */
export const CLOCK_SKEW_MS = 60_000;

/** Below this, machines agree well enough, and none of them is corrected. */
const TOLERATED_MS = 2_000;

// Next compiles this file into several bundles of one process; they share one offset.
const shared = globalThis as typeof globalThis & { __musterClockOffsetMs?: number };

/** The only place that reads the machine's clock: once per request or job, then passed on as `ctx.now`. */
export function readClock(): Date {
  return new Date(machineTimeMs() + (shared.__musterClockOffsetMs ?? 0));
}

/** The machine's own clock in milliseconds, to compare it with another; nothing is recorded by it. */
export function machineTimeMs(): number {
  return Date.now();
}

/** Lets `readClock` follow another clock that is this much ahead of the machine's. */
export function setClockOffset(ms: number): void {
  shared.__musterClockOffsetMs = ms;
}

/**
 * The time of what happens now, after what is known to have happened: that may bear the time of another clock,
 * which is ahead by what clocks may differ.
 */
export function notBefore(now: Date, ...known: readonly (Date | null)[]): Date {
  return known.reduce<Date>((latest, at) => (at !== null && at > latest ? at : latest), now);
}

/** Whether an instant lies further ahead than clocks may differ. */
export function isFuture(instant: Date, now: Date): boolean {
  return instant.getTime() > now.getTime() + CLOCK_SKEW_MS;
}

/**
 * How far the database's clock is ahead, in milliseconds; 0 where the difference may be the way there
 * and back. `asked` and `answered` are the machine's own time before and after.
 */
export function clockOffset(asked: number, answered: number, database: number): number {
  const offset = Math.round(database - (asked + answered) / 2);
  return Math.abs(offset) <= TOLERATED_MS + (answered - asked) / 2 ? 0 : offset;
}
