import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { cx } from "./cx";

const SHAPE =
  "inline-flex h-8 max-w-full items-center rounded-full border text-sm transition-colors duration-150 pointer-coarse:h-10";

/** A filter that is on or off, as a link: it works before any script has loaded. */
export function Chip({ on, href, children }: { on: boolean; href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      aria-current={on ? "true" : undefined}
      className={cx(
        SHAPE,
        "gap-1 px-3",
        on
          ? "border-accent bg-accent-ground font-medium text-ink"
          : "border-line-strong/45 bg-panel text-ink-soft hover:border-line-strong hover:text-ink",
      )}
    >
      <span className="truncate">{children}</span>
      {on ? <X size={13} aria-hidden className="-mr-1 shrink-0 text-ink-soft" /> : null}
      {on ? <span className="sr-only">, remove this filter</span> : null}
    </Link>
  );
}

/** One of several chosen things, with its own way out. */
export function ChosenChip({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <span className={cx(SHAPE, "border-line-strong/45 bg-panel pl-3 text-ink")}>
      <span className="truncate">{name}</span>
      <button
        type="button"
        aria-label={`Remove ${name}`}
        onClick={onRemove}
        className="mr-0.5 ml-0.5 grid size-6.5 shrink-0 place-items-center rounded-full text-ink-faint hover:bg-sunken hover:text-ink pointer-coarse:size-9"
      >
        <X size={13} aria-hidden />
      </button>
    </span>
  );
}
