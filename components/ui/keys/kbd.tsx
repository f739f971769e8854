import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { printKeys } from "./shortcut-keys";

/** A key as printed on a keyboard; `quiet` takes the ink of the button it stands in, and needs a keyboard. */
export function Kbd({ children, quiet = false }: { children: ReactNode; quiet?: boolean }) {
  return (
    <kbd
      aria-hidden={quiet || undefined}
      className={cx(
        "inline-grid h-[18px] min-w-[18px] place-items-center rounded-xs border px-1 font-medium font-sans text-xs leading-none",
        quiet
          ? "border-current/30 max-md:hidden pointer-coarse:hidden"
          : "border-line-strong/40 bg-sunken text-ink-soft",
      )}
    >
      {children}
    </kbd>
  );
}

/** The keys of a shortcut, one cap each: pressed in turn, not together. */
export function Keys({ of }: { of: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {printKeys(of).map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </span>
  );
}
