import { RowKeys } from "@/components/ui/keys/row-keys";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/page-header";
import type { ListedService } from "@/lib/find/standing/list-services";
import type { Page } from "@/lib/platform/core/cursor";
import type { HeldService } from "@/lib/slo/velocity/list-held";
import { changed, type ServiceFilters, servicesHref } from "./filters";
import { ServiceRows } from "./service-rows";

/** A page of services, most important first. */
export function ServiceList(props: {
  page: Page<ListedService>;
  filters: ServiceFilters;
  /** Which services may not change as they like. */
  held: readonly HeldService[];
}) {
  const { page, filters, held } = props;
  if (page.items.length === 0) return <Nothing filters={filters} />;
  return (
    <div className="px-4 pb-8 md:px-8">
      <RowKeys of="service" />
      <ServiceRows services={page.items} held={held} />
      <nav aria-label="Pages" className="mt-3 flex justify-between text-accent text-sm">
        {filters.cursor ? (
          <Link href={servicesHref(changed(filters, {}))}>First page</Link>
        ) : (
          <span />
        )}
        {page.nextCursor ? (
          <Link href={servicesHref(changed(filters, { cursor: page.nextCursor }))}>More</Link>
        ) : null}
      </nav>
    </div>
  );
}

function Nothing({ filters }: { filters: ServiceFilters }) {
  const isFiltered = servicesHref(changed(filters, {})) !== "/services";
  return (
    <div className="px-4 md:px-8">
      {isFiltered ? (
        <EmptyState title="No service fits these filters">
          Remove one of them, or look for other letters.
        </EmptyState>
      ) : (
        <EmptyState title="No services yet">
          Add what your users rely on, so that incidents can name it.
        </EmptyState>
      )}
    </div>
  );
}
