import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time/time";
import type { AuditView } from "@/lib/admin/audit-log/view";
import { EventItem } from "./event-item";
import { type LogFilters, logHref } from "./filters";

/** A page of the log; one that looked far and found little says so and offers to look further. */
export function EventList(props: {
  items: readonly AuditView[];
  nextCursor: string | null;
  searchedBackTo: string | null;
  filters: LogFilters;
}) {
  const { items, nextCursor, searchedBackTo, filters } = props;
  if (items.length === 0 && nextCursor === null) {
    return (
      <EmptyState title="Nothing like this was recorded">
        What people and Muster did, what was refused and who looked at what is restricted stands
        here.
      </EmptyState>
    );
  }
  return (
    <>
      {items.length > 0 ? (
        <ul aria-label="Events" className="divide-y rounded-md border bg-panel">
          {items.map((event) => (
            <EventItem key={event.id} event={event} filters={filters} />
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap items-baseline justify-between gap-3 text-sm">
        <p className="text-ink-soft">
          {searchedBackTo ? (
            <>
              Looked back to <Time at={searchedBackTo} withDay />, and found{" "}
              {items.length === 0 ? "nothing so far" : "no more than this so far"}.
            </>
          ) : null}
        </p>
        {nextCursor ? (
          <Link href={logHref(filters, nextCursor)} className="text-accent">
            {searchedBackTo ? "Look further back" : "Older"}
          </Link>
        ) : null}
      </div>
    </>
  );
}
