"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { CONTROL } from "@/components/ui/field";
import { type RunbookFilters, runbooksHref } from "./filters";

const SHOWN = [
  { name: "In use", stale: false, archived: false },
  { name: "Stale", stale: true, archived: false },
  { name: "Archived", stale: false, archived: true },
] as const;

/** Which runbooks are shown: in use, stale or archived; of all services or one. */
export function RunbookFilterBar(props: {
  filters: RunbookFilters;
  services: readonly { readonly slug: string; readonly name: string }[];
}) {
  const { filters, services } = props;
  const router = useRouter();
  const isHere = ({ stale, archived }: (typeof SHOWN)[number]) =>
    stale === filters.stale && archived === filters.archived;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-4 pb-4 md:px-8">
      <nav aria-label="Which runbooks" className="flex gap-4 text-sm">
        {SHOWN.map((each) => (
          <Link
            key={each.name}
            href={runbooksHref({ ...each, service: filters.service })}
            aria-current={isHere(each) ? "page" : undefined}
            className={cx(
              "py-1",
              isHere(each) ? "font-medium text-ink" : "text-ink-soft hover:text-ink",
            )}
          >
            {each.name}
          </Link>
        ))}
      </nav>
      <div className="w-full sm:w-56">
        <select
          aria-label="Service"
          value={filters.service}
          onChange={(event) =>
            router.push(runbooksHref({ ...filters, cursor: "", service: event.target.value }))
          }
          className={CONTROL}
        >
          <option value="">Every service</option>
          {services.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
