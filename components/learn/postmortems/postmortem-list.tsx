import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/page-header";
import { Time } from "@/components/ui/time/time";
import type { PostmortemListItem } from "@/lib/learn/postmortems/list-postmortems";
import type { PostmortemListView } from "@/lib/learn/postmortems/schemas";
import type { Page } from "@/lib/platform/core/cursor";
import { VIEWS, viewHref } from "./postmortem-views";
import { STATE_NAMES, STATE_TONES } from "./states";

export function PostmortemList(props: {
  page: Page<PostmortemListItem>;
  view: PostmortemListView;
}) {
  const { page, view } = props;
  const [title, words] = VIEWS[view].empty;
  if (page.items.length === 0) {
    return (
      <div className="px-4 md:px-8">
        <EmptyState title={title}>{words}</EmptyState>
      </div>
    );
  }
  return (
    <div className="px-4 md:px-8">
      <ul className="divide-y rounded-md border bg-panel">
        {page.items.map((item) => (
          <Row key={item.incident.number} item={item} />
        ))}
      </ul>
      {page.nextCursor ? (
        <Link
          href={viewHref(view, page.nextCursor)}
          className="mt-3 block text-right text-accent text-sm"
        >
          Older
        </Link>
      ) : null}
    </div>
  );
}

function Row({ item }: { item: PostmortemListItem }) {
  const { incident, state, owner, waiver } = item;
  const room = `/incidents/${incident.number}`;
  return (
    <li className="relative grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1 px-3 py-2.5 hover:bg-sunken/60 md:grid-cols-[3.75rem_minmax(0,1fr)_9.5rem_10rem_12rem] md:px-4">
      <SeverityMark severity={incident.severity} />
      <div className="min-w-0">
        <Link
          href={state === null ? room : `${room}/postmortem`}
          className="block truncate font-medium after:absolute after:inset-0"
        >
          {incident.title}
        </Link>
        <p className="tabular truncate text-ink-faint text-sm">
          INC-{incident.number}
          {waiver ? ` · ${waiver.reason}` : null}
        </p>
      </div>
      <p className="text-sm max-md:col-start-2">
        {state === null ? (
          <Badge>Not begun</Badge>
        ) : (
          <Badge tone={STATE_TONES[state]}>{STATE_NAMES[state]}</Badge>
        )}
      </p>
      <p className="hidden truncate text-ink-soft text-sm md:block">
        {waiver ? `Waived by ${waiver.by}` : (owner ?? "No owner")}
      </p>
      <p className="text-ink-faint text-sm max-md:col-start-2 md:text-right">
        <When item={item} />
      </p>
    </li>
  );
}

function When({ item: { state, dueAt, waiver } }: { item: PostmortemListItem }) {
  if (waiver) return <Time at={waiver.at} withDay />;
  if (!dueAt || state === "PUBLISHED") return null;
  return (
    <>
      Due <Time at={dueAt} withDay />
    </>
  );
}
