import { cx } from "@/components/ui/cx";
import { formatLeft } from "./figures";

type Props = {
  /** Signed; null where nothing is known, or nothing allowed yet. */
  remainingPercent: number | null;
  /** Says it in words beside it already. */
  isQuiet?: boolean;
};

/**
 * What is left of a budget, as a bar with its figure. Overspent is a bar from the other side, hatched: it differs
 * without colour too.
 */
export function BudgetBar({ remainingPercent: left, isQuiet = false }: Props) {
  if (left === null) {
    return <span className="text-ink-faint text-sm">no data</span>;
  }
  const width = Math.min(100, Math.abs(left));
  const tone = left <= 0 ? "bg-danger" : left <= 25 ? "bg-orange" : "bg-accent";
  return (
    <span className="flex w-full min-w-0 items-center gap-2">
      <span
        aria-hidden
        className="relative h-2 min-w-16 flex-1 overflow-hidden rounded-full bg-sunken"
      >
        <span
          className={cx("absolute inset-y-0 rounded-full", tone, left < 0 ? "right-0" : "left-0")}
          style={{ width: `${width}%`, ...(left < 0 && OVERSPENT) }}
        />
      </span>
      {isQuiet ? null : (
        <span
          className={cx("tabular w-16 shrink-0 text-right text-sm", left <= 0 && "text-danger")}
        >
          {formatLeft(left)}
          <span className="sr-only"> of the budget left</span>
        </span>
      )}
    </span>
  );
}

const OVERSPENT = {
  backgroundImage:
    "repeating-linear-gradient(-45deg, transparent 0 3px, color-mix(in oklch, var(--panel) 55%, transparent) 3px 6px)",
};
