import { Chip } from "@/components/ui/chip";
import { KIND_NAMES } from "@/lib/learn/action-items/names";
import { changed, type ItemFilters, itemsHref } from "./filters";

type Props = {
  path: string;
  /** Whether what it filters can be sorted. */
  hasOrder?: boolean;
  filters: ItemFilters;
  people: readonly { readonly id: string; readonly name: string }[];
  services: readonly Named[];
  teams: readonly Named[];
};
type Named = { readonly slug: string; readonly name: string };
const CONTROL =
  "h-8 rounded-full border border-line-strong/45 bg-panel px-3 text-sm pointer-coarse:h-10";
const FINISHED = ["DONE", "WONT_DO"] as const;

/** What is shown, as chips that stand in the URL; filters that a figure led here with have a chip each. */
export function FilterBar(props: Props) {
  const { path, filters, hasOrder = false } = props;
  const to = (changes: ItemFilters) => itemsHref(changed(filters, changes), path);
  const { owner, overdue = false, sort, state } = filters;
  const isFinished = state?.every((each) => FINISHED.some((done) => done === each)) ?? false;
  const finished: ItemFilters = { state: [...FINISHED], sort: "closed", overdue: false };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Chip on={owner === "me"} href={to({ owner: owner === "me" ? undefined : "me" })}>
        Mine
      </Chip>
      <Chip on={overdue} href={to({ overdue: !overdue })}>
        Overdue
      </Chip>
      <Chip
        on={isFinished}
        href={to(isFinished ? { state: undefined, sort: undefined } : finished)}
      >
        Finished
      </Chip>
      {hasOrder ? (
        <Chip on={sort === "age"} href={to({ sort: sort === "age" ? undefined : "age" })}>
          Oldest first
        </Chip>
      ) : null}
      {furtherFilters(props).map(({ name, without }) => (
        <Chip key={name} on href={to(without)}>
          {name}
        </Chip>
      ))}
      <FilterForm {...props} />
    </div>
  );
}

/** Works before any script has loaded. */
function FilterForm({ path, filters, services, teams }: Props) {
  const { service, team, q } = filters;
  return (
    <form key={itemsHref(filters)} action={path} className="flex flex-wrap items-center gap-2">
      {hiddenFields(filters).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <Narrow name="team" all="All teams" value={team} choices={teams} />
      <Narrow name="service" all="All services" value={service} choices={services} />
      <input
        type="search"
        name="q"
        aria-label="Words of the title"
        placeholder="Words of the title"
        defaultValue={q ?? ""}
        className={`${CONTROL} w-44`}
      />
      <button type="submit" className="h-8 rounded-sm px-2 text-accent text-sm hover:bg-sunken">
        Show
      </button>
    </form>
  );
}

function Narrow(props: {
  name: "team" | "service";
  all: string;
  value: string | undefined;
  choices: readonly Named[];
}) {
  const { name, all, value, choices } = props;
  const label = name === "team" ? "Team" : "Service";
  return (
    <select
      name={name}
      aria-label={label}
      defaultValue={value ?? ""}
      className={`${CONTROL} max-w-44`}
    >
      <option value="">{all}</option>
      {choices.map((choice) => (
        <option key={choice.slug} value={choice.slug}>
          {choice.name}
        </option>
      ))}
    </select>
  );
}

type Further = { readonly name: string; readonly without: ItemFilters };

function furtherFilters({ filters, people }: Props): Further[] {
  const { owner, priority, kind, dueFrom, dueTo, addedFrom, addedTo, postponed } = filters;
  const further: Further[] = [];
  const add = (name: string, without: ItemFilters) => further.push({ name, without });
  if (owner === "nobody") add("Without an owner", { owner: undefined });
  else if (owner && owner !== "me") {
    const name = people.find(({ id }) => id === owner)?.name ?? "somebody else";
    add(`Owner: ${name}`, { owner: undefined });
  }
  if (priority?.length) add(priority.join(", "), { priority: undefined });
  if (kind?.length) add(kind.map((each) => KIND_NAMES[each]).join(", "), { kind: undefined });
  if (filters.withoutService) add("Without a service", { withoutService: false });
  if (dueFrom || dueTo)
    add(`Due ${range(dueFrom, dueTo)}`, { dueFrom: undefined, dueTo: undefined });
  if (addedFrom || addedTo)
    add(`Added ${range(addedFrom, addedTo)}`, { addedFrom: undefined, addedTo: undefined });
  if (postponed) add(`Postponed ${postponed}+ times`, { postponed: 0 });
  return further;
}

function range(from: string | undefined, to: string | undefined): string {
  if (!from) return `until ${to}`;
  return to ? `${from} to ${to}` : `since ${from}`;
}

/** What the form does not show but has to keep. */
function hiddenFields(filters: ItemFilters): (readonly [string, string])[] {
  const { service: _service, team: _team, q: _q, cursor: _cursor, ...kept } = filters;
  const query = new URL(itemsHref(kept), "http://localhost").searchParams;
  return [...query];
}
