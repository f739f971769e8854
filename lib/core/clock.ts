/** Clients' clocks may run ahead by this much before their instants count as future (API "Time"). */
export const CLOCK_SKEW_MS = 60_000;

/** The only place that reads the machine's clock: once per request or job, then passed on as `ctx.now`. */
export function readClock(): Date {
  return new Date();
}

/** Whether an instant lies further ahead than clocks may differ. */
export function isFuture(instant: Date, now: Date): boolean {
  return instant.getTime() > now.getTime() + CLOCK_SKEW_MS;
}
