import { cx } from "./cx";

const LOOKS = {
  primary:
    "bg-accent-fill text-fill-ink border-transparent hover:bg-accent-fill-hover active:bg-accent-fill-hover",
  secondary:
    "bg-panel text-ink border-line-strong/45 hover:bg-sunken hover:border-line-strong/70 active:bg-sunken",
  ghost:
    "bg-transparent text-ink-soft border-transparent hover:bg-sunken hover:text-ink active:bg-sunken",
  danger:
    "bg-danger-fill text-fill-ink border-transparent hover:bg-danger-fill-hover active:bg-danger-fill-hover",
} as const;

/** On a touch screen every size grows to what a thumb can hit. */
const SIZES = {
  sm: "h-7 gap-1.5 px-2 text-sm pointer-coarse:min-h-9",
  md: "h-9 gap-2 px-3 text-base pointer-coarse:min-h-11",
  lg: "h-11 gap-2 px-4 text-lg",
} as const;

export type ButtonLook = keyof typeof LOOKS;
export type ButtonSize = keyof typeof SIZES;

/** The look shared by buttons and by links that act as one. */
export function buttonClass(look: ButtonLook, size: ButtonSize, extra?: string): string {
  return cx(
    "relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-sm border font-medium transition-colors duration-150 aria-disabled:opacity-55",
    LOOKS[look],
    SIZES[size],
    extra,
  );
}
