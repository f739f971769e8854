import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

/** A filter that is on or off, as a link: it works before any script has loaded. */
export function Chip({ on, href, children }: { on: boolean; href: string; children: ReactNode }) {
  const tone = on
    ? "border-accent bg-accent-ground text-ink"
    : "border-line-strong/60 text-ink-soft hover:bg-sunken";
  return (
    <Link
      href={href}
      aria-current={on ? "true" : undefined}
      className={`inline-flex h-9 items-center gap-1 rounded-full border px-3 text-sm ${tone}`}
    >
      {children}
      {on ? <X size={12} aria-hidden /> : null}
      {on ? <span className="sr-only">, remove this filter</span> : null}
    </Link>
  );
}
