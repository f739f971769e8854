"use client";
import { Countdown } from "@/components/ui/time/countdown";
import { useNow } from "@/components/ui/time/now";
import { clockState } from "@/lib/respond/clocks/rules";
import type { ClockView } from "@/lib/respond/incidents/view";

/** What a promise is called. */
export const CLOCK_NAMES = {
  RESPONSE: "Response",
  UPDATE: "Next update",
  POSTMORTEM: "Postmortem",
} as const;

/** One promise, counting down live; its state is derived every second, as the server would. */
export function Clock(props: { clock: ClockView; now: string; compact?: boolean }) {
  const { clock, now, compact = false } = props;
  const state = clockState(toTimed(clock), useNow(now));
  return (
    <Countdown
      name={CLOCK_NAMES[clock.kind]}
      state={state}
      startedAt={clock.startedAt}
      dueAt={clock.dueAt}
      endedAt={clock.endedAt}
      now={now}
      compact={compact}
    />
  );
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
