import Link from "next/link";
import { SeverityMark } from "@/components/incidents/severity-mark";
import { EmptyState } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time";
import type { Page } from "@/lib/core/cursor";
import type { PostmortemListItem } from "@/lib/postmortems/queries";
import { STATE_NAMES } from "./states";

export function PostmortemList({ page }: { page: Page<PostmortemListItem> }) {
  if (page.items.length === 0) {
    return (
      <div className="px-4 md:px-8">
        <EmptyState title="No postmortems yet">
          When an incident is resolved, Muster drafts one from its record.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="px-4 md:px-8">
      <ul className="divide-y rounded-md border bg-panel">
        {page.items.map(({ incident, state, owner, dueAt }) => (
          <li
            key={incident.number}
            className="relative grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1 px-3 py-2.5 hover:bg-sunken/60 md:grid-cols-[3.75rem_minmax(0,1fr)_9rem_10rem_12rem] md:px-4"
          >
            <SeverityMark severity={incident.severity} />
            <div className="min-w-0">
              <Link
                href={`/incidents/${incident.number}/postmortem`}
                className="block truncate font-medium after:absolute after:inset-0"
              >
                {incident.title}
              </Link>
              <p className="tabular text-ink-faint text-sm">INC-{incident.number}</p>
            </div>
            <p className="text-ink-soft text-sm max-md:col-start-2">{STATE_NAMES[state]}</p>
            <p className="hidden truncate text-ink-soft text-sm md:block">{owner ?? "No owner"}</p>
            <p className="hidden text-right text-ink-faint text-sm md:block">
              {dueAt && state !== "PUBLISHED" ? (
                <>
                  Due <Time at={dueAt} withDay />
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
      {page.nextCursor ? (
        <Link
          href={`/postmortems?cursor=${encodeURIComponent(page.nextCursor)}`}
          className="mt-3 block text-right text-accent text-sm"
        >
          Older
        </Link>
      ) : null}
    </div>
  );
}
