import { budgetOf, sliPercent, type Tally, UNITS } from "@/lib/slo/budgets/budget-rules";
import { toNumber } from "@/lib/slo/budgets/exact-rules";
import { MINUTE_MS, type Span } from "@/lib/slo/budgets/span-rules";
import { windowAt } from "@/lib/slo/budgets/window-rules";
import { type Definition, targetOf } from "@/lib/slo/slos/definition-rules";

const HOUR_MS = 60 * MINUTE_MS;

/** What an hour knows; exclusions are taken out of it. Good, bad and counted minutes, and thousandths of events. */
export type HourSums = {
  readonly good: bigint;
  readonly total: bigint;
  readonly fine: number;
  readonly bad: number;
  /** Of its sixty, those that count. */
  readonly counted: number;
};

/** Sums of hours from the first on, so that any stretch of whole hours is one subtraction. */
export type Series = {
  /** In milliseconds, a whole hour. */
  readonly start: number;
  readonly sums: readonly HourSums[];
};

const NOTHING: HourSums = { good: 0n, total: 0n, fine: 0, bad: 0, counted: 0 };

export function toSeries(start: number, hours: readonly HourSums[]): Series {
  let sum = NOTHING;
  const sums = [sum];
  for (const hour of hours) {
    sum = {
      good: sum.good + hour.good,
      total: sum.total + hour.total,
      fine: sum.fine + hour.fine,
      bad: sum.bad + hour.bad,
      counted: sum.counted + hour.counted,
    };
    sums.push(sum);
  }
  return { start, sums };
}

/** What whole hours of a span know; it begins and ends at the next whole hour. */
export function between({ start, sums }: Series, span: Span): HourSums {
  const index = (ms: number) =>
    Math.max(0, Math.min(sums.length - 1, Math.ceil((ms - start) / HOUR_MS)));
  const [from, to] = [sums[index(span.start)] ?? NOTHING, sums[index(span.end)] ?? NOTHING];
  return {
    good: to.good - from.good,
    total: to.total - from.total,
    fine: to.fine - from.fine,
    bad: to.bad - from.bad,
    counted: to.counted - from.counted,
  };
}

/** A stretch as a definition counts it. @param data since and until when there is data (ms) */
export function tallyOf(
  series: Series,
  span: Span,
  definition: Definition,
  data: Span | null,
): Tally {
  const { good, total, fine, bad } = between(series, span);
  if (!definition.slice) return { bad: total - good, total };
  const missing =
    definition.missing === "NOT_COUNTED" || data === null
      ? 0
      : Math.max(0, between(series, clip(span, data)).counted - fine - bad);
  const allBad = bad + (definition.missing === "BAD" ? missing : 0);
  return { bad: BigInt(allBad) * UNITS, total: BigInt(fine + bad + missing) * UNITS };
}

/** A point of a chart: what its step measured, and what was left of the budget at its end. */
export function pointOf(
  at: number,
  ofStep: Tally,
  ofWindow: Tally,
  definition: Definition,
  unit: bigint,
  windowUnits: bigint,
) {
  const base = definition.basis === "EVENTS" ? ofWindow.total : windowUnits;
  const { remaining, remainingShare } = budgetOf(targetOf(definition), base, ofWindow.bad);
  const shown = (part: bigint) => toNumber({ part, of: unit });
  return {
    at: new Date(at).toISOString(),
    good: shown(ofStep.total - ofStep.bad),
    total: shown(ofStep.total),
    bad: shown(ofStep.bad),
    sliPercent: sliPercent(ofStep),
    remaining: toNumber({ part: remaining.part, of: remaining.of * unit }),
    remainingPercent:
      remainingShare && toNumber({ part: remainingShare.part * 100n, of: remainingShare.of }),
    targetPercent: definition.targetPercent,
  };
}
export type Point = ReturnType<typeof pointOf>;

/** The window of a point as far as it went. */
export function windowUntil(definition: Definition, at: number): { whole: Span; soFar: Span } {
  // At the end of a calendar's window the point still belongs to it.
  const whole = windowAt(definition.window, "rollingDays" in definition.window ? at : at - 1);
  return { whole, soFar: { start: whole.start, end: Math.min(at, whole.end) } };
}

function clip(span: Span, data: Span): Span {
  const start = Math.max(span.start, Math.floor(data.start / HOUR_MS) * HOUR_MS);
  return { start, end: Math.max(start, Math.min(span.end, data.end + HOUR_MS)) };
}
