import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/page-header";
import { RowKeys } from "@/components/ui/row-keys";
import type { ActionItemView } from "@/lib/action-items/view";
import type { Page } from "@/lib/core/cursor";
import { ActionItemRow } from "./action-item-row";
import { type ActionItemFilters, actionItemsHref } from "./filters";

type Props = {
  page: Page<ActionItemView>;
  filters: ActionItemFilters;
  people: readonly { readonly id: string; readonly name: string }[];
  services: readonly { readonly slug: string; readonly name: string }[];
  disabledReason: string | null;
};

export function ActionItemList({ page, filters, people, services, disabledReason }: Props) {
  const { cursor: _cursor, ...kept } = filters;
  const { owner: _owner, ...everybodys } = kept;
  return (
    <div className="flex flex-col gap-4 px-4 md:px-8">
      <RowKeys of="action item" />
      <div className="flex flex-wrap items-center gap-2">
        <Chip
          on={filters.owner === "me"}
          href={actionItemsHref(filters.owner ? everybodys : { ...kept, owner: "me" })}
        >
          Mine
        </Chip>
        <Chip on={filters.overdue} href={actionItemsHref({ ...kept, overdue: !filters.overdue })}>
          Overdue
        </Chip>
        <Chip
          on={filters.finished}
          href={actionItemsHref({ ...kept, finished: !filters.finished })}
        >
          Finished
        </Chip>
        <form action="/action-items" className="flex items-center gap-2">
          {filters.owner ? <input type="hidden" name="owner" value="me" /> : null}
          {filters.overdue ? <input type="hidden" name="overdue" value="1" /> : null}
          {filters.finished ? <input type="hidden" name="finished" value="1" /> : null}
          <select
            name="service"
            aria-label="Service"
            defaultValue={filters.service ?? ""}
            className="h-9 rounded-full border border-line-strong/60 bg-panel px-3 text-sm"
          >
            <option value="">All services</option>
            {services.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
          <button type="submit" className="h-9 rounded-sm px-2 text-accent text-sm hover:bg-sunken">
            Show
          </button>
        </form>
      </div>
      {page.items.length === 0 ? (
        <EmptyState title="Nothing here">
          Action items come from postmortems and by hand. Each has an owner and a day.
        </EmptyState>
      ) : (
        <ul className="divide-y rounded-md border bg-panel">
          {page.items.map((item) => (
            <ActionItemRow
              key={item.id}
              item={item}
              people={people}
              disabledReason={disabledReason}
            />
          ))}
        </ul>
      )}
      <nav aria-label="Pages" className="flex justify-between text-accent text-sm">
        {filters.cursor ? <Link href={actionItemsHref(kept)}>First page</Link> : <span />}
        {page.nextCursor ? (
          <Link href={actionItemsHref({ ...kept, cursor: page.nextCursor })}>More</Link>
        ) : null}
      </nav>
    </div>
  );
}
