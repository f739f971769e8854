"use client";
import { Check, Hourglass, TriangleAlert } from "lucide-react";
import { useNow } from "@/components/ui/now";
import { type ClockState, clockState, usedShare } from "@/lib/clocks/rules";
import { formatTicking } from "@/lib/core/duration";
import type { ClockView } from "@/lib/incidents/view";

const NAMES = { RESPONSE: "Response", UPDATE: "Next update", POSTMORTEM: "Postmortem" } as const;
const BARS: Partial<Record<ClockState, string>> = {
  RUNNING: "bg-ink-faint",
  AT_RISK: "hatched",
  BREACHED: "bg-sev1",
};
const TONES: Partial<Record<ClockState, string>> = {
  AT_RISK: "text-sev3",
  BREACHED: "text-sev1",
  MET: "text-good",
};

/** One promise, counting down live; at risk and breached change shape and words, not only colour. */
export function Clock({
  clock,
  now,
  compact = false,
}: {
  clock: ClockView;
  now: string;
  compact?: boolean;
}) {
  const current = useNow(now);
  const timed = toTimed(clock);
  const state = clockState(timed, current);
  const left = timed.dueAt.getTime() - current.getTime();
  const isRunning = timed.endedAt === null;
  const share = Math.min(1, usedShare(timed, timed.endedAt ?? current));
  const Icon = state === "MET" ? Check : state === "BREACHED" ? TriangleAlert : Hourglass;
  return (
    <div className={compact ? "w-full min-w-28" : "min-w-36"}>
      <div
        className={`flex items-center gap-1.5 ${compact ? "text-xs" : "text-sm"} ${TONES[state] ?? "text-ink-soft"}`}
      >
        <Icon size={compact ? 12 : 14} aria-hidden />
        <span className="whitespace-nowrap">{NAMES[clock.kind]}</span>
        <span className="tabular ml-auto whitespace-nowrap font-medium" suppressHydrationWarning>
          {isRunning ? `${formatTicking(left)} ${left < 0 ? "past" : "left"}` : endWord(state)}
        </span>
      </div>
      {isRunning ? (
        <div aria-hidden className="mt-1 h-1 overflow-hidden rounded-full bg-sunken">
          <div
            className={`h-full ${BARS[state] ?? "bg-ink-faint"}`}
            style={{ width: `${share * 100}%` }}
            suppressHydrationWarning
          />
        </div>
      ) : null}
    </div>
  );
}

function endWord(state: ClockState): string {
  switch (state) {
    case "MET":
      return "met";
    case "BREACHED":
      return "late";
    case "PAUSED":
      return "paused";
    default:
      return "ended";
  }
}

function toTimed(clock: ClockView) {
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  return {
    startedAt: new Date(clock.startedAt),
    dueAt: new Date(clock.dueAt),
    metAt: instant(clock.metAt),
    endedAt: instant(clock.endedAt),
    endReason: clock.endReason,
  };
}
