"use client";
import { Check, Clock, Hourglass, Pause, TriangleAlert, X } from "lucide-react";
import type { ComponentType } from "react";
import { cx } from "@/components/ui/cx";
import { formatDuration, formatTicking } from "@/lib/platform/core/clock/duration";
import { useNow } from "./now";

export type CountdownState = "RUNNING" | "AT_RISK" | "BREACHED" | "MET" | "CANCELLED" | "PAUSED";

type Look = {
  readonly Icon: ComponentType<{ size: number; "aria-hidden": true; className?: string }>;
  readonly tone: string;
  readonly bar: string;
};

/** Every state differs in icon and in the fill of its bar, not in colour alone (docs/rules/surface.md, 2). */
const LOOKS: Readonly<Record<CountdownState, Look>> = {
  RUNNING: { Icon: Clock, tone: "text-ink-soft", bar: "bg-ink-faint" },
  AT_RISK: { Icon: Hourglass, tone: "text-warn", bar: "hatched" },
  BREACHED: { Icon: TriangleAlert, tone: "text-danger", bar: "bg-danger-fill" },
  MET: { Icon: Check, tone: "text-good", bar: "bg-good" },
  PAUSED: { Icon: Pause, tone: "text-ink-soft", bar: "bg-line-strong" },
  CANCELLED: { Icon: X, tone: "text-ink-faint", bar: "bg-line-strong" },
};

type CountedPromise = {
  name: string;
  state: CountdownState;
  startedAt: string;
  dueAt: string;
  /** When it stopped; null while it runs. */
  endedAt: string | null;
  compact?: boolean;
};

/** One promise: its name, what is left of it, and a thin bar. The width never changes while it ticks. */
export function Countdown({ now, ...promise }: CountedPromise & { now: string }) {
  return <CountdownAt {...promise} at={useNow(now)} />;
}

/** The same, standing still at an instant. */
export function CountdownAt(props: CountedPromise & { at: Date }) {
  const { name, state, compact = false } = props;
  const end = props.endedAt ? new Date(props.endedAt) : props.at;
  const { Icon, tone } = LOOKS[state];
  const words = countdownWords(state, props, end);
  return (
    <div className={cx("tabular", compact ? "w-full min-w-28 text-xs" : "min-w-40 text-sm")}>
      <div className={cx("flex items-center gap-1.5", tone)}>
        <Icon size={compact ? 12 : 14} aria-hidden className="shrink-0" />
        <span className="truncate">{name}</span>
        <span className="ml-auto whitespace-nowrap font-medium" suppressHydrationWarning>
          <span aria-hidden suppressHydrationWarning>
            {words.shown}
          </span>
          <span className="sr-only" suppressHydrationWarning>
            {words.read}
          </span>
        </span>
      </div>
      <CountdownBar state={state} share={usedShareAt(props, end)} />
    </div>
  );
}

/** The bar alone: how much of the time is used, 0 to 1. Words must stand beside it. */
export function CountdownBar({ state, share }: { state: CountdownState; share: number }) {
  const isWhole = state === "BREACHED" || state === "MET";
  const width = isWhole ? 1 : Math.min(1, Math.max(0, share));
  return (
    <div aria-hidden className="mt-1 h-1 overflow-hidden rounded-full bg-sunken">
      <div
        className={cx("h-full rounded-full", LOOKS[state].bar)}
        style={{ width: `${(width * 100).toFixed(2)}%` }}
        suppressHydrationWarning
      />
    </div>
  );
}

function usedShareAt(
  { startedAt, dueAt }: Pick<CountedPromise, "startedAt" | "dueAt">,
  at: Date,
): number {
  const whole = Date.parse(dueAt) - Date.parse(startedAt);
  return whole <= 0 ? 1 : (at.getTime() - Date.parse(startedAt)) / whole;
}

function countdownWords(
  state: CountdownState,
  { startedAt, dueAt, endedAt }: CountedPromise,
  at: Date,
) {
  const leftMs = Date.parse(dueAt) - at.getTime();
  const same = (text: string) => ({ shown: text, read: text });
  switch (state) {
    case "RUNNING":
    case "AT_RISK":
      return { shown: `${formatTicking(leftMs)} left`, read: `${wholeMinutes(leftMs)} left` };
    case "BREACHED":
      if (endedAt) return same(`${formatDuration(leftMs)} late`);
      return { shown: `${formatTicking(leftMs)} past`, read: `${wholeMinutes(leftMs)} past due` };
    case "MET":
      return same(`met in ${formatDuration(at.getTime() - Date.parse(startedAt))}`);
    case "PAUSED":
      return same("paused");
    case "CANCELLED":
      return same("ended");
  }
}

/** Steady for a minute, so that a screen reader's text does not change every second. */
function wholeMinutes(ms: number): string {
  const size = Math.abs(ms);
  return size < 60_000 ? "less than a minute" : formatDuration(size - (size % 60_000));
}
