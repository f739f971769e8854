"use client";
import { cx } from "@/components/ui/cx";
import { formatDuration, formatTicking } from "@/lib/platform/core/clock/duration";
import { useNow } from "./now";

/**
 * Time since an instant, ticking; it stands still once `until` is known. Screen readers get a steady
 * text to the minute: the seconds are hidden from them, and nothing is announced by itself.
 */
export function Elapsed(props: {
  from: string;
  until: string | null;
  now: string;
  className?: string;
}) {
  const current = useNow(props.now);
  const end = props.until ? Date.parse(props.until) : current.getTime();
  const ms = Math.max(0, end - Date.parse(props.from));
  return (
    <span className={cx("tabular", props.className)}>
      <span aria-hidden suppressHydrationWarning>
        {formatTicking(ms)}
      </span>
      <span className="sr-only" suppressHydrationWarning>
        {formatDuration(ms < 60_000 ? ms : ms - (ms % 60_000))}
      </span>
    </span>
  );
}
