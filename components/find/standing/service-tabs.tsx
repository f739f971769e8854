"use client";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";

/** What a service's page is divided into; a part that Muster cannot fill yet is not named. */
const TABS = [
  ["", "Overview"],
  ["/slos", "SLOs"],
  ["/deployments", "Deployments"],
  ["/runbooks", "Runbooks"],
  ["/incidents", "Incidents"],
] as const;

/** The parts of a service's page, as links. */
export function ServiceTabs({ slug }: { slug: string }) {
  const path = usePathname();
  return (
    <nav aria-label="Parts of this service" className="overflow-x-auto px-4 md:px-8">
      <ul className="flex min-w-max gap-1 border-b">
        {TABS.map(([part, name]) => {
          const href = `/services/${slug}${part}`;
          return (
            <li key={part}>
              <Link
                href={href}
                aria-current={path === href ? "page" : undefined}
                className={cx(
                  "-mb-px inline-flex h-9 items-center border-b-2 px-3 text-sm pointer-coarse:h-11",
                  path === href
                    ? "border-accent font-medium text-ink"
                    : "border-transparent text-ink-soft hover:text-ink",
                )}
              >
                {name}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
