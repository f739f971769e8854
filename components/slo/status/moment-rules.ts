import type { HistoryView } from "@/lib/slo/status/history";
import type { StatusView } from "@/lib/slo/status/queries";
import { formatCount, formatLeft } from "./figures";

export type Point = HistoryView["points"][number];
type Unit = StatusView["budget"]["unit"];

/** What a point of the history says, in one sentence: read aloud where the cursor stands, and printed above the picture. */
export function sayPoint(point: Point, unit: Unit): string {
  const left =
    point.remainingPercent === null
      ? "nothing was known of the budget"
      : point.remainingPercent < 0
        ? `overspent by ${formatLeft(-point.remainingPercent)}`
        : `${formatLeft(point.remainingPercent)} left`;
  return `${left}; ${sayMeasured(point, unit)}`;
}

/** What was measured until then, since the point before. */
export function sayMeasured({ total, bad }: Pick<Point, "total" | "bad">, unit: Unit): string {
  if (total === 0) return "no data";
  const [all, of] = [formatCount(total), formatCount(bad)];
  return unit === "MINUTES" ? `${of} of ${all} min bad` : `${of} of ${all} bad`;
}

export type Row = {
  /** The last instant of its stretch. */
  readonly at: string;
  readonly good: number;
  readonly bad: number;
  readonly total: number;
  readonly remainingPercent: number | null;
};

/** The history in a few dozen rows for a table, the newest first: sums of neighbouring points, and what was left at their end. */
export function toRows(points: readonly Point[], most = 60): Row[] {
  const each = Math.max(1, Math.ceil(points.length / most));
  const rows: Row[] = [];
  for (let end = points.length; end > 0; end -= each) {
    const part = points.slice(Math.max(0, end - each), end);
    const last = part.at(-1);
    if (!last) continue;
    const sum = (of: (point: Point) => number) => part.reduce((all, one) => all + of(one), 0);
    const [good, bad, total] = [
      sum((one) => one.good),
      sum((one) => one.bad),
      sum((one) => one.total),
    ];
    rows.push({ at: last.at, good, bad, total, remainingPercent: last.remainingPercent });
  }
  return rows;
}
