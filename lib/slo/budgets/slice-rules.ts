import { WHOLE } from "./exact-rules";

export const SLICE_MINUTES = [1, 5, 10, 15, 30, 60] as const;
export type SliceMinutes = (typeof SLICE_MINUTES)[number];

export const OPERATORS = ["LT", "LTE", "GT", "GTE"] as const;
export type Operator = (typeof OPERATORS)[number];

/** How a stretch of time is judged good or bad as a whole. */
export type Slicing = {
  readonly minutes: SliceMinutes;
  /** In millionths of a percent: a slice is good when at least so much of it is. */
  readonly target: bigint;
};

/** Within which a measured value is good. */
export type Threshold = { readonly op: Operator; readonly value: number };

/** Counts in thousandths of an event. */
export type Counts = { readonly good: bigint; readonly total: bigint };
/** Known minutes of an hour by their index, 0 to 59; what is missing is not known. */
export type HourOfMinutes = ReadonlyMap<number, Counts>;

/** Minutes of an hour that lie in good slices and in bad ones; those of slices without data are in neither. */
export type SlicedMinutes = { readonly good: number; readonly bad: number };

/**
 * Judges the slices of an hour. Minutes that are left out neither count nor are counted.
 * @param isLeftOut whether an exclusion covers a minute
 */
export function judgeSlices(
  hour: HourOfMinutes,
  slicing: Slicing,
  isCounted: (minute: number) => boolean = () => true,
): SlicedMinutes {
  let [good, bad] = [0, 0];
  for (let start = 0; start < 60; start += slicing.minutes) {
    const counted = range(start, start + slicing.minutes).filter(isCounted);
    const known = counted.flatMap((minute) => hour.get(minute) ?? []);
    const total = known.reduce((sum, minute) => sum + minute.total, 0n);
    if (total === 0n) continue;
    const isGood =
      known.reduce((sum, minute) => sum + minute.good, 0n) * WHOLE >= slicing.target * total;
    if (isGood) good += counted.length;
    else bad += counted.length;
  }
  return { good, bad };
}

/** A measured value as one event that was good or bad. */
export function judgeValue(value: number, threshold: Threshold): Counts {
  return { good: isWithin(value, threshold) ? 1_000n : 0n, total: 1_000n };
}

function isWithin(value: number, { op, value: limit }: Threshold): boolean {
  switch (op) {
    case "LT":
      return value < limit;
    case "LTE":
      return value <= limit;
    case "GT":
      return value > limit;
    case "GTE":
      return value >= limit;
  }
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
