import { Link } from "@/components/ui/link";
import { type ItemFilters, itemsHref } from "./filters";

const FIGURES = "/action-items/figures";
const VIEWS = [
  ["/action-items", "List"],
  ["/action-items/board", "Board"],
  [FIGURES, "Figures"],
] as const;

/** The ways to look at the same items; filters go along, but figures are about all of them. */
export function ViewsNav({ here, filters }: { here: string; filters: ItemFilters }) {
  return (
    <nav aria-label="Views" className="-mx-1 flex gap-1 overflow-x-auto border-b">
      {VIEWS.map(([path, name]) => (
        <Link
          key={path}
          href={itemsHref(path === FIGURES ? {} : filters, path)}
          aria-current={path === here ? "page" : undefined}
          className={`whitespace-nowrap border-b-2 px-3 py-2 ${path === here ? "border-accent font-medium" : "border-transparent text-ink-soft hover:text-ink"}`}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
