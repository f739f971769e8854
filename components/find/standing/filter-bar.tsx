import { Chip } from "@/components/ui/chip";
import type { ServiceState } from "@/lib/find/standing/schemas";
import { changed, type ServiceFilters, servicesHref } from "./filters";

const CONTROL =
  "h-8 max-w-44 rounded-full border border-line-strong/45 bg-panel px-3 text-sm pointer-coarse:h-10";
const STATES: readonly (readonly [ServiceState, string])[] = [
  ["AFFECTED", "With open incidents"],
  ["CALM", "Quiet"],
  ["ARCHIVED", "Archived"],
];
const TIERS = [1, 2, 3, 4];

/** What is shown, as chips and a plain form: it stands in the address, and works before any script has loaded. */
export function ServiceFilterBar(props: {
  filters: ServiceFilters;
  teams: readonly { readonly slug: string; readonly name: string }[];
}) {
  const { filters, teams } = props;
  const to = (changes: ServiceFilters) => servicesHref(changed(filters, changes));
  const { tier = [], state, withoutTeam = false } = filters;
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-4 md:px-8">
      {STATES.map(([each, name]) => (
        <Chip
          key={each}
          on={state === each}
          href={to({ state: state === each ? undefined : each })}
        >
          {name}
        </Chip>
      ))}
      {TIERS.map((each) => (
        <Chip
          key={each}
          on={tier.includes(each)}
          href={to({
            tier: tier.includes(each) ? tier.filter((other) => other !== each) : [...tier, each],
          })}
        >
          Tier {each}
        </Chip>
      ))}
      <Chip on={withoutTeam} href={to({ withoutTeam: !withoutTeam, team: undefined })}>
        Without a team
      </Chip>
      <FilterForm filters={filters} teams={teams} />
    </div>
  );
}

function FilterForm({ filters, teams }: Parameters<typeof ServiceFilterBar>[0]) {
  const { team, q, state, tier = [] } = filters;
  return (
    <form
      key={servicesHref(filters)}
      action="/services"
      className="flex flex-wrap items-center gap-2"
    >
      {state ? <input type="hidden" name="state" value={state} /> : null}
      {tier.map((each) => (
        <input key={each} type="hidden" name="tier" value={each} />
      ))}
      <select name="team" aria-label="Team" defaultValue={team ?? ""} className={CONTROL}>
        <option value="">All teams</option>
        {teams.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
      <input
        type="search"
        name="q"
        aria-label="Letters of the name"
        placeholder="Letters of the name"
        defaultValue={q ?? ""}
        className={`${CONTROL} w-44`}
      />
      <button
        type="submit"
        className="h-8 rounded-sm px-2 text-accent text-sm hover:bg-sunken pointer-coarse:h-10"
      >
        Show
      </button>
    </form>
  );
}
