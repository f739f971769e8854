import { HeldProvider } from "@/components/slo/velocity/held";
import { RowKeys } from "@/components/ui/keys/row-keys";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/page-header";
import type { Page } from "@/lib/platform/core/cursor";
import type { IncidentView } from "@/lib/respond/incidents/view";
import { type BoardFilters, boardHref } from "./board-filters";
import { BoardRow } from "./board-row";
import { viewRow } from "./row-data";

/** Open incidents first, the worst on top; the rest below, newest first. */
export function Board(props: {
  open: readonly IncidentView[];
  over: Page<IncidentView>;
  filters: BoardFilters;
  now: string;
}) {
  const { open, over, filters, now } = props;
  const isFiltered = boardHref(filters) !== "/incidents";
  if (open.length === 0 && over.items.length === 0) return <Nothing isFiltered={isFiltered} />;
  const worstFirst = [...open].sort((a, b) => a.severity.localeCompare(b.severity));
  return (
    <div className="flex flex-col gap-8 px-4 md:px-8">
      <RowKeys of="incident" />
      <section aria-labelledby="open-incidents">
        <Heading id="open-incidents" count={open.length}>
          Open
        </Heading>
        {open.length === 0 ? (
          <p className="rounded-md border border-dashed px-4 py-6 text-ink-soft">
            Nothing is open{isFiltered ? " with these filters" : ""}. All quiet.
          </p>
        ) : (
          <HeldProvider now={now}>
            <Rows incidents={worstFirst} now={now} />
          </HeldProvider>
        )}
      </section>
      {over.items.length > 0 ? (
        <section aria-labelledby="past-incidents">
          <Heading id="past-incidents">Resolved and closed</Heading>
          <Rows incidents={over.items} now={now} />
          <nav aria-label="Pages" className="mt-3 flex justify-between text-sm">
            {filters.cursor ? (
              <Link className="text-accent" href={boardHref({ ...filters, cursor: "" })}>
                Newest
              </Link>
            ) : (
              <span />
            )}
            {over.nextCursor ? (
              <Link
                className="text-accent"
                href={boardHref({ ...filters, cursor: over.nextCursor })}
              >
                Older
              </Link>
            ) : null}
          </nav>
        </section>
      ) : null}
    </div>
  );
}

function Heading({ id, count, children }: { id: string; count?: number; children: string }) {
  return (
    <h2 id={id} className="mb-2 font-medium text-ink-soft text-sm">
      {children}
      {count === undefined ? null : <span className="tabular ml-2 text-ink-faint">{count}</span>}
    </h2>
  );
}

function Rows({ incidents, now }: { incidents: readonly IncidentView[]; now: string }) {
  return (
    <ul className="divide-y overflow-hidden rounded-md border bg-panel">
      {incidents.map((incident) => (
        <BoardRow key={incident.id} incident={viewRow(incident)} now={now} />
      ))}
    </ul>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  return (
    <div className="px-4 md:px-8">
      {isFiltered ? (
        <EmptyState title="No incident fits these filters">
          Remove one of them, or search for other words.
        </EmptyState>
      ) : (
        <EmptyState title="No incidents yet">
          When something breaks, declare an incident: press D. A title and a severity are enough.
        </EmptyState>
      )}
    </div>
  );
}
