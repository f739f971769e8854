/** A span of time; open-ended while `until` is null. */
export type Interval = { readonly from: Date; readonly until: Date | null };

/** The same time covered by intervals in order that neither overlap nor touch; empty ones are left out. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of inOrder(intervals)) {
    const last = merged.at(-1);
    if (last && endOf(last) >= next.from.getTime()) {
      merged[merged.length - 1] = endOf(next) > endOf(last) ? { ...last, until: next.until } : last;
    } else {
      merged.push({ from: next.from, until: next.until });
    }
  }
  return merged;
}

function inOrder(intervals: readonly Interval[]): Interval[] {
  return intervals
    .filter((interval) => endOf(interval) > interval.from.getTime())
    .sort((a, b) => a.from.getTime() - b.from.getTime());
}

function endOf({ until }: Interval): number {
  return until?.getTime() ?? Number.POSITIVE_INFINITY;
}
