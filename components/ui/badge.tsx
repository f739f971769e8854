import type { ReactNode } from "react";
import { cx } from "./cx";

const TONES = {
  neutral: "bg-sunken text-ink-soft",
  accent: "bg-accent-ground text-accent",
  danger: "bg-danger-ground text-danger",
  orange: "bg-orange-ground text-orange",
  warn: "bg-warn-ground text-warn",
  info: "bg-info-ground text-info",
  good: "bg-good-ground text-good",
} as const;

export type Tone = keyof typeof TONES;

/** A short state or kind in words; the tone repeats what the words say. */
export function Badge(props: { tone?: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-xs px-1.5 py-0.5 font-medium text-xs",
        TONES[props.tone ?? "neutral"],
      )}
    >
      {props.icon}
      {props.children}
    </span>
  );
}
