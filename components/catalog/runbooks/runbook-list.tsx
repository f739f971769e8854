import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/page-header";
import { Ago } from "@/components/ui/time/time";
import type { RunbookSummary } from "@/lib/catalog/runbooks/queries";
import type { Page } from "@/lib/platform/core/cursor";
import { type RunbookFilters, runbooksHref } from "./filters";

export function RunbookList(props: {
  page: Page<RunbookSummary>;
  filters: RunbookFilters;
  now: string;
}) {
  const { page, filters, now } = props;
  if (page.items.length === 0) return <Nothing filters={filters} />;
  return (
    <div className="px-4 pb-8 md:px-8">
      <RunbookRows runbooks={page.items} now={now} />
      {page.nextCursor ? (
        <Link
          href={runbooksHref({ ...filters, cursor: page.nextCursor })}
          className="mt-3 block text-right text-accent text-sm"
        >
          More
        </Link>
      ) : null}
    </div>
  );
}

export function RunbookRows(props: { runbooks: readonly RunbookSummary[]; now: string }) {
  return (
    <ul className="divide-y rounded-md border bg-panel">
      {props.runbooks.map((runbook) => (
        <Row key={runbook.number} runbook={runbook} now={props.now} />
      ))}
    </ul>
  );
}

function Row({ runbook, now }: { runbook: RunbookSummary; now: string }) {
  const { number, ref, title, services, owner, team, reviewedAt, stale, archivedAt } = runbook;
  return (
    <li className="relative grid items-center gap-x-4 gap-y-1 px-3 py-2.5 hover:bg-sunken/60 md:grid-cols-[minmax(0,1fr)_10rem_9rem] md:px-4">
      <div className="min-w-0">
        <Link
          href={`/runbooks/${number}`}
          className="block break-words font-medium after:absolute after:inset-0"
        >
          {title}
        </Link>
        <p className="break-words text-ink-faint text-sm">
          <span className="tabular">{ref}</span> ·{" "}
          {services.length > 0 ? services.map(({ name }) => name).join(", ") : "Any service"}
        </p>
      </div>
      <p className="truncate text-ink-soft text-sm max-md:hidden">
        {team?.name ?? owner?.name ?? "No owner"}
      </p>
      <p className="flex items-center gap-2 text-ink-faint text-sm md:justify-end">
        {stale && !archivedAt ? <Badge tone="warn">Stale</Badge> : null}
        <span>
          <span className="sr-only">Reviewed </span>
          <Ago at={reviewedAt} now={now} />
        </span>
      </p>
    </li>
  );
}

function Nothing({ filters }: { filters: RunbookFilters }) {
  const [title, words] = filters.stale
    ? ["None is stale", "Each was read and found right within the last 90 days."]
    : filters.archived
      ? ["None is archived", "Runbooks that are no longer of use stand here."]
      : [
          filters.service ? "No runbook for this service" : "No runbooks yet",
          "What is not written down does not exist at three in the morning. Write down how to respond, step by step.",
        ];
  return (
    <div className="px-4 md:px-8">
      <EmptyState title={title ?? ""}>{words}</EmptyState>
    </div>
  );
}
