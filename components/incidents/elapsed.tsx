"use client";
import { useNow } from "@/components/ui/now";
import { formatTicking } from "@/lib/core/duration";

/** Time since an instant, ticking; stands still once it ended. Not announced every second. */
export function Elapsed(props: {
  from: string;
  until: string | null;
  now: string;
  className?: string;
}) {
  const current = useNow(props.now);
  const end = props.until ? Date.parse(props.until) : current.getTime();
  return (
    <span className={`tabular ${props.className ?? ""}`} suppressHydrationWarning>
      {formatTicking(Math.max(0, end - Date.parse(props.from)))}
    </span>
  );
}
