"use client";
import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";

const LOOKS = {
  primary: "bg-accent text-accent-ink border-transparent hover:bg-accent-hover",
  secondary: "bg-panel text-ink border-line-strong/60 hover:bg-sunken",
  ghost: "bg-transparent text-ink-soft border-transparent hover:bg-sunken hover:text-ink",
  danger: "bg-panel text-sev1 border-sev1/50 hover:bg-sev1-ground",
} as const;
const SIZES = {
  md: "h-9 px-3 text-base",
  sm: "h-7 px-2 text-sm",
  lg: "h-11 px-4 text-lg",
} as const;

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled"> & {
  look?: keyof typeof LOOKS;
  size?: keyof typeof SIZES;
  /** The action is on its way; a second press does nothing. */
  pending?: boolean;
  /** Why it cannot be pressed now: shown on hover, read to everybody. */
  disabledReason?: string | null;
  shortcut?: string;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
};

/** The one button. It stays focusable when off, so that its reason can be read. */
export function Button(props: Props) {
  const {
    look = "secondary",
    size = "md",
    pending = false,
    disabledReason,
    shortcut,
    children,
    className = "",
    onClick,
    type = "button",
    ...rest
  } = props;
  const isOff = pending || Boolean(disabledReason);
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={isOff || undefined}
      aria-busy={pending || undefined}
      aria-keyshortcuts={shortcut}
      title={disabledReason ?? rest.title}
      onClick={(event) => {
        if (isOff) event.preventDefault();
        else onClick?.(event);
      }}
      className={`inline-flex shrink-0 items-center justify-center gap-2 whitespace-nowrap rounded-sm border font-medium transition-colors duration-150 aria-disabled:opacity-60 ${LOOKS[look]} ${SIZES[size]} ${className}`}
    >
      {children}
      {shortcut ? <Kbd>{shortcut}</Kbd> : null}
      {disabledReason ? <span className="sr-only">. {disabledReason}</span> : null}
    </button>
  );
}

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd
      aria-hidden
      className="hidden rounded-[4px] border border-current/30 px-1 font-sans text-[11px] leading-4 md:inline"
    >
      {children}
    </kbd>
  );
}
