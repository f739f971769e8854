import { type Fraction, toNumber, WHOLE } from "./exact-rules";
import type { Span } from "./span-rules";

/**
 * What is known of a stretch of time, in whole units: thousandths of an event, or thousandths of a minute;
 * minutes of incidents in their own finer unit. Sums of these, never averages of ratios.
 */
export type Tally = { readonly bad: bigint; readonly total: bigint };

/** How many units an event or a minute has, where samples are counted. */
export const UNITS = 1_000n;

export function addTallies(a: Tally, b: Tally): Tally {
  return { bad: a.bad + b.bad, total: a.total + b.total };
}

/** An error budget: signed, never cut off at zero. All in the same units, each `of` WHOLE. */
export type Budget = {
  readonly allowed: Fraction;
  readonly consumed: Fraction;
  readonly remaining: Fraction;
  /** Of `allowed`; null where nothing is allowed yet, since nothing happened. */
  readonly remainingShare: Fraction | null;
};

/**
 * The budget of `base` units: all events where events are counted, the whole window less exclusions where time is.
 * @param target in millionths of a percent
 */
export function budgetOf(target: bigint, base: bigint, bad: bigint): Budget {
  const allowed = (WHOLE - target) * base;
  const consumed = bad * WHOLE;
  const remaining = allowed - consumed;
  return {
    allowed: { part: allowed, of: WHOLE },
    consumed: { part: consumed, of: WHOLE },
    remaining: { part: remaining, of: WHOLE },
    remainingShare: allowed > 0n ? { part: remaining, of: allowed } : null,
  };
}

/** Good of all, in percent; null for no data, which is not 100 %. */
export function sliPercent({ bad, total }: Tally): number | null {
  return total > 0n ? toNumber({ part: (total - bad) * 100n, of: total }) : null;
}

/** How many times faster than allowed the budget is spent; null for no data. */
export function burnOf({ bad, total }: Tally, target: bigint): Fraction | null {
  return total > 0n ? { part: bad * WHOLE, of: total * (WHOLE - target) } : null;
}

/**
 * When the budget is gone at the burn of the last day, in milliseconds: `at` where it is gone already, null
 * where not within the window (of a calendar: its end; rolling: its length from now).
 */
export function exhaustedAt(
  budget: Budget,
  lastDay: Tally,
  target: bigint,
  window: Span,
  at: number,
): number | null {
  const { remainingShare } = budget;
  if (remainingShare === null) return null;
  if (remainingShare.part <= 0n) return at;
  const burn = burnOf(lastDay, target);
  if (burn === null || burn.part === 0n) return null;
  const lengthMs = BigInt(window.end - window.start);
  const inMs = (remainingShare.part * lengthMs * burn.of) / (remainingShare.of * burn.part);
  const until = window.end > at ? BigInt(window.end - at) : lengthMs;
  return inMs <= until ? at + Number(inMs) : null;
}
