import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/page-header";
import type { ActionItemView } from "@/lib/learn/action-items/view";
import type { Page } from "@/lib/platform/core/cursor";
import { ActionItemRows } from "./action-item-rows";
import { groupByDue } from "./due-groups";
import { changed, type ItemFilters, itemsHref } from "./filters";

/** A page of items: by due day under headings, else as one list. */
export function ActionItemList(props: {
  page: Page<ActionItemView>;
  filters: ItemFilters;
  /** As `2026-01-31`. */
  today: string;
  people: readonly { readonly id: string; readonly name: string }[];
  disabledReason: string | null;
}) {
  const { page, filters, today, people, disabledReason } = props;
  const { items, nextCursor } = page;
  const groups =
    (filters.sort ?? "due") === "due"
      ? groupByDue(items, today)
      : [{ name: filters.sort === "age" ? "Oldest first" : "Last finished first", items }];
  return (
    <>
      {items.length === 0 ? (
        <EmptyState title="Nothing here">
          Action items come from postmortems and by hand. Each has an owner and a day.
        </EmptyState>
      ) : (
        <ActionItemRows groups={groups} people={people} disabledReason={disabledReason} />
      )}
      <nav aria-label="Pages" className="flex justify-between text-accent text-sm">
        {filters.cursor ? <Link href={itemsHref(changed(filters, {}))}>First page</Link> : <span />}
        {nextCursor ? (
          <Link href={itemsHref(changed(filters, { cursor: nextCursor }))}>More</Link>
        ) : null}
      </nav>
    </>
  );
}
