import { NEED_NAMES } from "@/components/slo/status/figures";
import { Chip } from "@/components/ui/chip";
import { NEEDS } from "@/lib/slo/needs/need-rules";
import { changed, type SloFilters, slosHref } from "./filters";

type Named = { readonly slug: string; readonly name: string };
type Props = {
  filters: SloFilters;
  services: readonly Named[];
  teams: readonly Named[];
};
const CONTROL =
  "h-8 max-w-44 rounded-full border border-line-strong/45 bg-panel px-3 text-sm pointer-coarse:h-10";

/** What is shown, as chips and a plain form: it stands in the address, and works before any script has loaded. */
export function SloFilterBar(props: Props) {
  const { filters } = props;
  const to = (changes: SloFilters) => slosHref(changed(filters, changes));
  const { need = [], archived = false } = filters;
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pb-4 md:px-8">
      {NEEDS.map((each) => (
        <Chip
          key={each}
          on={need.includes(each)}
          href={to({
            need: need.includes(each) ? need.filter((other) => other !== each) : [...need, each],
          })}
        >
          {NEED_NAMES[each]}
        </Chip>
      ))}
      <Chip on={archived} href={to({ archived: !archived })}>
        Archived
      </Chip>
      <FilterForm {...props} />
    </div>
  );
}

function FilterForm({ filters, services, teams }: Props) {
  const { need = [], archived = false, service = [], team = "", q = "" } = filters;
  return (
    <form key={slosHref(filters)} action="/slos" className="flex flex-wrap items-center gap-2">
      {need.map((each) => (
        <input key={each} type="hidden" name="need" value={each} />
      ))}
      {archived ? <input type="hidden" name="archived" value="true" /> : null}
      <Narrow name="team" label="Team" all="All teams" value={team} choices={teams} />
      <Narrow
        name="service"
        label="Service"
        all="All services"
        value={service[0] ?? ""}
        choices={services}
      />
      <input
        type="search"
        name="q"
        aria-label="Letters of the name, or a number"
        placeholder="Letters or SLO-7"
        defaultValue={q}
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

function Narrow(props: {
  name: string;
  label: string;
  all: string;
  value: string;
  choices: readonly Named[];
}) {
  const { name, label, all, value, choices } = props;
  return (
    <select name={name} aria-label={label} defaultValue={value} className={CONTROL}>
      <option value="">{all}</option>
      {choices.map(({ slug, name: words }) => (
        <option key={slug} value={slug}>
          {words}
        </option>
      ))}
    </select>
  );
}
