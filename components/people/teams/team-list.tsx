import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/page-header";
import type { TeamView } from "@/lib/people/teams/view";
import type { Page } from "@/lib/platform/core/cursor";
import { type TeamFilters, teamsHref } from "./filters";

/** Teams by name, with who leads them. */
export function TeamList({ page, filters }: { page: Page<TeamView>; filters: TeamFilters }) {
  if (page.items.length === 0) return <Nothing filters={filters} />;
  return (
    <div className="px-4 pb-8 md:px-8">
      <ul className="divide-y rounded-md border bg-panel">
        {page.items.map((team) => (
          <Row key={team.slug} team={team} />
        ))}
      </ul>
      <nav aria-label="Pages" className="mt-3 flex justify-between text-accent text-sm">
        {filters.cursor ? (
          <Link href={teamsHref({ ...filters, cursor: "" })}>First page</Link>
        ) : (
          <span />
        )}
        {page.nextCursor ? (
          <Link href={teamsHref({ ...filters, cursor: page.nextCursor })}>More</Link>
        ) : null}
      </nav>
    </div>
  );
}

function Row({ team }: { team: TeamView }) {
  const { slug, name, members } = team;
  const leads = members.filter(({ lead }) => lead).map(({ user }) => user.name);
  const count = members.length === 1 ? "1 person" : `${members.length} people`;
  return (
    <li className="relative flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-sunken/60">
      <div className="min-w-0">
        <Link
          href={`/teams/${slug}`}
          className="block break-words font-medium after:absolute after:inset-0"
        >
          {name}
        </Link>
        <p className="break-words text-ink-faint text-sm">
          {leads.length > 0 ? `Led by ${leads.join(", ")}` : "Nobody leads it"}
        </p>
      </div>
      <p className="tabular text-ink-soft text-sm">{count}</p>
    </li>
  );
}

function Nothing({ filters }: { filters: TeamFilters }) {
  const [title, words] = filters.archived
    ? ["None is archived", "Teams that are no more stand here."]
    : filters.mine
      ? ["You are in no team", "A manager or one of a team's leads takes you in."]
      : [
          "No teams yet",
          "A team owns services, runbooks and action items. Its leads manage them, whatever their role.",
        ];
  return (
    <div className="px-4 md:px-8">
      <EmptyState title={title ?? ""}>{words}</EmptyState>
    </div>
  );
}
