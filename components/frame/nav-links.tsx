"use client";
import { FileText, Gauge, ListChecks, Server, Settings, Siren } from "lucide-react";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";

/** The places of the main navigation; `key` is pressed after G. */
export const PLACES = [
  { href: "/incidents", name: "Incidents", key: "I", Icon: Siren },
  { href: "/postmortems", name: "Postmortems", key: "P", Icon: FileText },
  { href: "/action-items", name: "Action items", key: "A", Icon: ListChecks },
  { href: "/services", name: "Services", key: "S", Icon: Server, also: ["/runbooks", "/teams"] },
  // A phone has room for five; there, SLOs are reached from the services.
  { href: "/slos", name: "SLOs", key: "O", Icon: Gauge, isOnDeskOnly: true },
  { href: "/settings", name: "Settings", key: "E", Icon: Settings },
] as const;

/** Where one can go; the place one is at is marked by ground and weight, and said to screen readers. */
export function NavLinks({ label, look }: { label: string; look: "sidebar" | "tabs" }) {
  const path = usePathname();
  const isTabs = look === "tabs";
  return (
    <nav aria-label={label}>
      <ul className={isTabs ? "grid grid-cols-5" : "flex flex-col gap-px"}>
        {PLACES.filter((place) => !(isTabs && "isOnDeskOnly" in place)).map((place) => {
          const { href, name, Icon } = place;
          const also = "also" in place ? [...place.also, ...(isTabs ? ["/slos"] : [])] : [];
          const isHere = isUnder(path, href) || also.some((each) => isUnder(path, each));
          return (
            <li key={href} className="min-w-0">
              <Link
                href={href}
                aria-current={isHere ? "page" : undefined}
                className={cx(
                  "flex items-center transition-colors duration-150",
                  isTabs
                    ? "h-14 flex-col justify-center gap-1 text-xs tracking-tight focus-visible:-outline-offset-2"
                    : "h-8 gap-2.5 rounded-sm px-2 text-base pointer-coarse:h-11",
                  isHere ? "text-ink" : "text-ink-soft hover:text-ink",
                  // A heavier weight would cut off the longest name on a phone.
                  !isTabs && (isHere ? "bg-sunken font-medium" : "hover:bg-sunken/60"),
                )}
              >
                <Icon
                  size={isTabs ? 20 : 16}
                  aria-hidden
                  className={cx("shrink-0", isHere ? "text-accent" : "text-ink-faint")}
                />
                <span className="max-w-full truncate">{name}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function isUnder(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
