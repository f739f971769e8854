"use client";
import { Globe } from "lucide-react";
import { formatDuration } from "@/lib/platform/core/clock/duration";
import { useNow } from "./now";
import { formatClock, formatDay, formatExact, formatZone } from "./time-format";
import { useZone } from "./zone";

const DAY_MS = 86_400_000;

/**
 * "14:32 CET", the exact second on hover and for screen readers.
 * @param props.withDay puts the day first
 * @param props.now the server's instant; adds "· 3 min ago", kept current
 */
export function Time(props: { at: string; withDay?: boolean; now?: string }) {
  const { at, withDay = false, now } = props;
  const { zone } = useZone();
  const instant = new Date(at);
  const exact = formatExact(instant, zone);
  return (
    <time dateTime={at} title={exact} className="whitespace-nowrap" suppressHydrationWarning>
      <span aria-hidden suppressHydrationWarning>
        {withDay ? `${formatDay(instant, zone)}, ` : ""}
        {`${formatClock(instant, zone)} ${formatZone(instant, zone)}`}
      </span>
      <span className="sr-only select-none" suppressHydrationWarning>
        {exact}
      </span>
      {now === undefined ? null : (
        <span className="text-ink-faint">
          {" · "}
          <AgoWords at={at} now={now} />
        </span>
      )}
    </time>
  );
}

/** "3 min ago", kept current. */
export function Ago({ at, now }: { at: string; now: string }) {
  const { zone } = useZone();
  return (
    <time
      dateTime={at}
      title={formatExact(new Date(at), zone)}
      className="whitespace-nowrap"
      suppressHydrationWarning
    >
      <AgoWords at={at} now={now} />
    </time>
  );
}

function AgoWords({ at, now }: { at: string; now: string }) {
  const ms = useNow(now).getTime() - Date.parse(at);
  const words =
    Math.abs(ms) < 60_000
      ? "just now"
      : ms < 0
        ? `in ${formatDistance(-ms)}`
        : `${formatDistance(ms)} ago`;
  return <span suppressHydrationWarning>{words}</span>;
}

/** From a week on, hours say nothing. */
function formatDistance(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  return days < 7 ? formatDuration(ms) : `${days} d`;
}

/** The switch between one's own zone and UTC, for the whole page. */
export function ZoneToggle() {
  const { zone, mode, toggle } = useZone();
  return (
    <button
      type="button"
      onClick={toggle}
      title={mode === "utc" ? "Show times in my zone" : "Show times in UTC"}
      className="inline-flex items-center gap-1.5 rounded-sm px-2 py-1 text-ink-soft text-xs hover:bg-sunken hover:text-ink pointer-coarse:min-h-11"
    >
      <Globe size={13} aria-hidden className="text-ink-faint" />
      <span>
        Times in{" "}
        <span className="font-medium text-ink">
          {mode === "utc" ? "UTC" : zone.replaceAll("_", " ")}
        </span>
      </span>
    </button>
  );
}
