import { lengthOf, type Span, withoutSpans } from "@/lib/slo/budgets/span-rules";

const HOUR = 60;

/** A window cut for counting; all in minutes since 1970. */
export type Pieces = {
  /** What counts of it: between the slices it begins and ends at, without exclusions. */
  readonly counted: readonly Span[];
  /** Of these: hours that count whole, and are read as sums. */
  readonly whole: readonly Span[];
  /** Beginnings of hours that count in part, and are read by the minute. */
  readonly partial: readonly number[];
};

/**
 * Cuts a window at its hours. It is moved to where slices begin, since a slice belongs to the window that it
 * begins in.
 */
export function cut(window: Span, excluded: readonly Span[], sliceMinutes: number): Pieces {
  const aligned = {
    start: Math.ceil(window.start / sliceMinutes) * sliceMinutes,
    end: Math.ceil(window.end / sliceMinutes) * sliceMinutes,
  };
  const counted = withoutSpans(aligned, excluded);
  const whole = counted.flatMap(({ start, end }) => {
    const span = { start: Math.ceil(start / HOUR) * HOUR, end: Math.floor(end / HOUR) * HOUR };
    return span.end > span.start ? [span] : [];
  });
  const edges = counted.flatMap(({ start, end }) => [hourOf(start), hourOf(end - 1)]);
  const partial = [...new Set(edges)].filter(
    (hour) => !whole.some(({ start, end }) => start <= hour && hour < end),
  );
  return { counted, whole, partial: partial.toSorted((a, b) => a - b) };
}

/** Whether a minute counts. */
export function counts(pieces: Pieces, minute: number): boolean {
  return pieces.counted.some(({ start, end }) => start <= minute && minute < end);
}

/** How many minutes count between two. */
export function countedBetween({ counted }: Pieces, from: number, to: number): number {
  return lengthOf(
    counted.map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) })),
  );
}

function hourOf(minute: number): number {
  return Math.floor(minute / HOUR) * HOUR;
}
