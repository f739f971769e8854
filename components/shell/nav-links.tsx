"use client";
import { FileText, ListChecks, Server, Settings, Siren } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";

const PLACES = [
  { href: "/incidents", name: "Incidents", Icon: Siren },
  { href: "/postmortems", name: "Postmortems", Icon: FileText },
  { href: "/action-items", name: "Action items", Icon: ListChecks },
  { href: "/services", name: "Services", Icon: Server },
  { href: "/settings", name: "Settings", Icon: Settings },
] as const;

export function NavLinks({ label, look }: { label: string; look: "sidebar" | "tabs" }) {
  const path = usePathname();
  const isTabs = look === "tabs";
  return (
    <nav aria-label={label}>
      <ul className={isTabs ? "grid grid-cols-5" : "flex flex-col gap-0.5"}>
        {PLACES.map(({ href, name, Icon }) => {
          const here = path.startsWith(href);
          const shape = isTabs
            ? "flex-col gap-0.5 px-1 py-2 text-[11px] leading-4"
            : "gap-2.5 rounded-sm px-2 py-1.5 text-base";
          const tone = here
            ? "text-ink bg-sunken font-medium"
            : "text-ink-soft hover:bg-sunken hover:text-ink";
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={here ? "page" : undefined}
                className={`flex items-center ${shape} ${tone}`}
              >
                <Icon size={isTabs ? 18 : 16} aria-hidden />
                {name}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
