"use client";
import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";

const TABS = [
  ["/settings", "Account"],
  ["/settings/notifications", "Notifications"],
  ["/settings/sessions", "Sessions"],
  ["/settings/tokens", "API tokens"],
  ["/settings/people", "People"],
  ["/settings/deliveries", "Mail"],
  ["/settings/webhooks", "Webhooks"],
  ["/settings/audit-log", "Audit log"],
] as const;
const FOR_ADMINS: ReadonlySet<string> = new Set([
  "/settings/people",
  "/settings/deliveries",
  "/settings/webhooks",
  "/settings/audit-log",
]);

export function SettingsTabs({ isAdmin }: { isAdmin: boolean }) {
  const path = usePathname();
  return (
    <nav aria-label="Settings" className="-mx-1 flex gap-1 overflow-x-auto border-b">
      {TABS.filter(([href]) => isAdmin || !FOR_ADMINS.has(href)).map(([href, name]) => (
        <Link
          key={href}
          href={href}
          aria-current={isHere(path, href) ? "page" : undefined}
          className={`whitespace-nowrap border-b-2 px-3 py-2 ${isHere(path, href) ? "border-accent font-medium" : "border-transparent text-ink-soft hover:text-ink"}`}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

/** A tab's own page, or one below it; only the first tab has all others below it. */
function isHere(path: string, href: string): boolean {
  return path === href || (href !== "/settings" && path.startsWith(`${href}/`));
}
