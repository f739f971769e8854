"use client";
import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";

type Part = { readonly href: string; readonly name: string };

/** The parts of the reference: beside the page on a desk, in a row above it on a phone. */
export function ReferenceNav({ parts }: { parts: readonly Part[] }) {
  const path = usePathname();
  return (
    <nav
      aria-label="Parts of the reference"
      className="flex gap-1 max-lg:flex-wrap max-lg:border-b max-lg:pb-3 lg:sticky lg:top-6 lg:w-52 lg:shrink-0 lg:flex-col lg:self-start"
    >
      {parts.map(({ href, name }) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href ? "page" : undefined}
          className={`rounded-sm px-3 py-1.5 ${path === href ? "bg-sunken font-medium" : "text-ink-soft hover:text-ink"}`}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
