"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";

const TABS = [
  ["/settings", "Account"],
  ["/settings/sessions", "Sessions"],
  ["/settings/tokens", "API tokens"],
  ["/settings/people", "People"],
] as const;

export function SettingsTabs({ isAdmin }: { isAdmin: boolean }) {
  const path = usePathname();
  return (
    <nav aria-label="Settings" className="-mx-1 flex gap-1 overflow-x-auto border-b">
      {TABS.filter(([href]) => isAdmin || href !== "/settings/people").map(([href, name]) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href ? "page" : undefined}
          className={`whitespace-nowrap border-b-2 px-3 py-2 ${path === href ? "border-accent font-medium" : "border-transparent text-ink-soft hover:text-ink"}`}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
