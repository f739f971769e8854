"use client";
import { formatDuration } from "@/lib/core/duration";
import { useNow } from "./now";
import { formatClock, formatDay, formatExact, formatZone } from "./time-format";
import { useZone } from "./zone";

/** "14:32 CET", with the exact instant on hover; `withDay` puts the day first. */
export function Time({ at, withDay = false }: { at: string; withDay?: boolean }) {
  const { zone } = useZone();
  const instant = new Date(at);
  const day = withDay ? `${formatDay(instant, zone)}, ` : "";
  return (
    <time
      dateTime={at}
      title={formatExact(instant, zone)}
      className="whitespace-nowrap"
      suppressHydrationWarning
    >
      {day}
      {formatClock(instant, zone)} {formatZone(instant, zone)}
    </time>
  );
}

/** "3 min ago", kept current. */
export function Ago({ at, now }: { at: string; now: string }) {
  const { zone } = useZone();
  const current = useNow(now);
  const ms = Math.max(0, current.getTime() - Date.parse(at));
  const words = ms < 60_000 ? "just now" : `${formatDuration(ms)} ago`;
  return (
    <time
      dateTime={at}
      title={formatExact(new Date(at), zone)}
      className="whitespace-nowrap"
      suppressHydrationWarning
    >
      {words}
    </time>
  );
}

/** The switch between one's own zone and UTC, for the whole page. */
export function ZoneToggle() {
  const { zone, mode, toggle } = useZone();
  return (
    <button
      type="button"
      onClick={toggle}
      className="rounded-sm px-2 py-1 text-ink-soft text-xs hover:bg-sunken"
    >
      Times in <span className="font-medium text-ink">{mode === "utc" ? "UTC" : zone}</span>
    </button>
  );
}
