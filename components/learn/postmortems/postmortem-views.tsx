import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import { POSTMORTEM_LIST_VIEWS, type PostmortemListView } from "@/lib/learn/postmortems/schemas";

type View = {
  readonly name: string;
  readonly param: string;
  readonly empty: readonly [string, string];
};

/** Each list of postmortems: its name, how the address says it, and what an empty one means. */
export const VIEWS: Readonly<Record<PostmortemListView, View>> = {
  ALL: {
    name: "All",
    param: "",
    empty: [
      "No postmortems yet",
      "When an incident is resolved, Muster drafts one from its record.",
    ],
  },
  WAITING: {
    name: "Waiting for me",
    param: "waiting",
    empty: [
      "Nothing waits for you",
      "Reviews you are asked for, changes that are yours to make, and approved ones to publish stand here.",
    ],
  },
  MINE: {
    name: "Mine",
    param: "mine",
    empty: ["You own no postmortem", "Who commands an incident owns its postmortem at first."],
  },
  OVERDUE: {
    name: "Overdue",
    param: "overdue",
    empty: [
      "None is overdue",
      "Every postmortem that was promised is published, waived or still in time.",
    ],
  },
  WAIVED: {
    name: "Waived",
    param: "waived",
    empty: [
      "None was waived",
      "Where a manager decides that none is written, the reason stands here.",
    ],
  },
};

/** The view that an address asks for; anything else is all of them. */
export function readView(param: string | undefined): PostmortemListView {
  return POSTMORTEM_LIST_VIEWS.find((view) => VIEWS[view].param === param) ?? "ALL";
}

/** The address of a view, or of a later page of it. */
export function viewHref(view: PostmortemListView, cursor?: string): string {
  const query = new URLSearchParams();
  if (view !== "ALL") query.set("view", VIEWS[view].param);
  if (cursor) query.set("cursor", cursor);
  return query.size > 0 ? `/postmortems?${query}` : "/postmortems";
}

/** The lists as tabs that are links, and the library of what was published. */
export function PostmortemViews({ view }: { view: PostmortemListView | "LIBRARY" }) {
  return (
    <nav aria-label="Lists of postmortems" className="overflow-x-auto px-4 pb-4 md:px-8">
      <ul className="flex min-w-max gap-1 border-b">
        {POSTMORTEM_LIST_VIEWS.map((each) => (
          <Tab key={each} name={VIEWS[each].name} href={viewHref(each)} isHere={each === view} />
        ))}
        <Tab name="Library" href="/postmortems/library" isHere={view === "LIBRARY"} />
      </ul>
    </nav>
  );
}

function Tab({ name, href, isHere }: { name: string; href: string; isHere: boolean }) {
  return (
    <li>
      <Link
        href={href}
        aria-current={isHere ? "page" : undefined}
        className={cx(
          "-mb-px inline-flex h-9 items-center border-b-2 px-3 text-sm pointer-coarse:h-11",
          isHere
            ? "border-accent font-medium text-ink"
            : "border-transparent text-ink-soft hover:text-ink",
        )}
      >
        {name}
      </Link>
    </li>
  );
}
