import { RowKeys } from "@/components/ui/keys/row-keys";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/page-header";
import type { Page } from "@/lib/platform/core/cursor";
import type { ListedSlo } from "@/lib/slo/needs/list-by-need";
import { changed, type SloFilters, slosHref } from "./filters";
import { SloRows } from "./slo-rows";

/** A page of SLOs, the neediest first. */
export function SloList({ page, filters }: { page: Page<ListedSlo>; filters: SloFilters }) {
  if (page.items.length === 0) return <Nothing filters={filters} />;
  return (
    <div className="px-4 pb-8 md:px-8">
      <RowKeys of="slo" />
      <div className="@container">
        <Heads />
        <SloRows slos={page.items} />
      </div>
      <nav aria-label="Pages" className="mt-3 flex justify-between text-accent text-sm">
        {filters.cursor ? <Link href={slosHref(changed(filters, {}))}>First page</Link> : <span />}
        {page.nextCursor ? (
          <Link href={slosHref(changed(filters, { cursor: page.nextCursor }))}>More</Link>
        ) : null}
      </nav>
    </div>
  );
}

/** Names of the columns, where there are columns; each row says them for itself to screen readers. */
function Heads() {
  return (
    <div
      aria-hidden
      className="hidden gap-x-5 px-4 pb-1.5 text-ink-faint text-xs @4xl:grid @4xl:grid-cols-[minmax(0,1fr)_6rem_11rem_5rem_7.5rem]"
    >
      <span>Promise</span>
      <span className="text-right">Measured</span>
      <span className="text-right">Budget left</span>
      <span className="text-right">Burn, 24 h</span>
      <span>Burnt, 30 days</span>
    </div>
  );
}

function Nothing({ filters }: { filters: SloFilters }) {
  const isFiltered = slosHref(changed(filters, {})) !== "/slos";
  return (
    <div className="px-4 md:px-8">
      {isFiltered ? (
        <EmptyState title="No SLO fits these filters">
          Remove one of them, or look for other letters.
        </EmptyState>
      ) : (
        <EmptyState title="No SLOs yet">
          Promise something of a service: what is good, how much of it, over what time. Muster keeps
          count of what is left.
        </EmptyState>
      )}
    </div>
  );
}
