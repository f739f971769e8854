import { burnOf, type Tally, UNITS } from "./budget-rules";
import { type Fraction, isAbove, toNumber, WHOLE } from "./exact-rules";

export type AlertSeverity = "PAGE" | "TICKET";

/** Fires when so much of the budget went within the long window, and still goes within the short one. */
export type BurnRule = {
  readonly severity: AlertSeverity;
  /** Of the whole budget, in thousandths of a percent of it. */
  readonly shareMilli: number;
  readonly longMinutes: number;
  readonly shortMinutes: number;
};

const HOUR = 60;
const DAY = 24 * HOUR;

const WINDOWS = [
  { severity: "PAGE", longMinutes: HOUR, shortMinutes: 5 },
  { severity: "PAGE", longMinutes: 6 * HOUR, shortMinutes: 30 },
  { severity: "TICKET", longMinutes: DAY, shortMinutes: 2 * HOUR },
  { severity: "TICKET", longMinutes: 3 * DAY, shortMinutes: 6 * HOUR },
] as const;
const SHARES = [2_000, 5_000, 10_000, 10_000] as const;
/** A short window's budget is small, so that the same share of it is gone by chance. */
const SHARES_OF_SHORT = [8_000, 12_500, 20_000, 42_000] as const;
const SHORT_WINDOW_MINUTES = 14 * DAY;

/** What holds for an SLO that says nothing else. @param windowMinutes the length of its window */
export function defaultRules(windowMinutes: number): BurnRule[] {
  const shares = windowMinutes < SHORT_WINDOW_MINUTES ? SHARES_OF_SHORT : SHARES;
  return WINDOWS.map((rule, index) => ({ ...rule, shareMilli: shares[index] ?? 0 }));
}

/** How many times faster than allowed budget must go for a rule: share × window ÷ long window. */
export function factorOf(rule: BurnRule, windowMinutes: number): Fraction {
  return {
    part: BigInt(rule.shareMilli) * BigInt(windowMinutes),
    of: 100_000n * BigInt(rule.longMinutes),
  };
}

/** Why a rule does not serve; null for one that does. Below a factor of 1 it would alert inside the budget. */
export type Unused = "INSIDE_THE_BUDGET" | "CAN_NEVER_FIRE";

export function unusedBecause(
  rule: BurnRule,
  windowMinutes: number,
  target: bigint,
): Unused | null {
  const factor = factorOf(rule, windowMinutes);
  if (factor.part < factor.of) return "INSIDE_THE_BUDGET";
  return canFire(factor, target) ? null : "CAN_NEVER_FIRE";
}

/** Even if everything is bad, it burns by `1 ÷ (1 − target)` only. */
function canFire(factor: Fraction, target: bigint): boolean {
  return factor.part * (WHOLE - target) < factor.of * WHOLE;
}

/** A stretch up to now, and how much of it is known. */
export type Measured = Tally & { readonly knownMinutes: number; readonly minutes: number };

export type RuleFacts = {
  readonly factor: Fraction;
  readonly target: bigint;
  readonly long: Measured;
  readonly short: Measured;
  /** Whether there was data before the long window began. */
  readonly longIsFull: boolean;
  /** Bad units in the long window that it takes at least; 0 where time is counted. */
  readonly leastBad: bigint;
};

/** Whether a rule's condition holds now. Strictly more than the factor. */
export function isBurning(facts: RuleFacts): boolean {
  const { factor, target, long, short, longIsFull, leastBad } = facts;
  if (!longIsFull || !isCovered(short) || long.bad < leastBad) return false;
  return exceeds(long, target, factor) && exceeds(short, target, factor);
}

/** Whether a firing rule's reason is over for now: known to be so of the short window, or gone from the long one. */
export function isCalm({ factor, target, long, short }: RuleFacts): boolean {
  if (!exceeds(long, target, factor)) return true;
  return isCovered(short) && !exceeds(short, target, factor);
}

function isCovered({ knownMinutes, minutes }: Measured): boolean {
  return 2 * knownMinutes >= minutes;
}

function exceeds(tally: Tally, target: bigint, factor: Fraction): boolean {
  const burn = burnOf(tally, target);
  return burn !== null && isAbove(burn, factor);
}

/** How many bad events a rule takes at least, in units. */
export function leastBadOf(basis: "EVENTS" | "TIME_SLICES", events: number): bigint {
  return basis === "EVENTS" ? BigInt(events) * UNITS : 0n;
}

/** A rule's name within its SLO: `PAGE-60`. */
export function keyOfRule({ severity, longMinutes, shortMinutes }: BurnRule): string {
  return `${severity}-${longMinutes}-${shortMinutes}`;
}

/**
 * What an alert says: "3.2 % of the budget went in the last hour: 23 times as fast as it may."
 * @param windowMinutes the length of the SLO's window
 */
export function explainBurn(
  rule: BurnRule,
  long: Tally,
  target: bigint,
  windowMinutes: number,
): string {
  const burn = burnOf(long, target);
  if (burn === null) return "There was no data.";
  const share = toNumber({
    part: burn.part * BigInt(rule.longMinutes) * 100n,
    of: burn.of * BigInt(windowMinutes),
  });
  const times = toNumber(burn);
  return `${short(share)} % of the error budget went in the last ${sayMinutes(rule.longMinutes)}: ${short(times)} times as fast as it may.`;
}

function short(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, "");
}

/** "hour", "6 hours", "3 days", "30 minutes". */
export function sayMinutes(minutes: number): string {
  if (minutes % DAY === 0) return minutes === DAY ? "24 hours" : `${minutes / DAY} days`;
  if (minutes % HOUR === 0) return minutes === HOUR ? "hour" : `${minutes / HOUR} hours`;
  return minutes === 1 ? "minute" : `${minutes} minutes`;
}
