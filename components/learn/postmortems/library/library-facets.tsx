import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import { FACTOR_NAMES } from "@/lib/learn/postmortems/catalogue/factors";
import type { Library } from "@/lib/learn/postmortems/library/list-library";
import { type LibraryFilters, libraryHref, without } from "./library-address";

type Value = { readonly key: string; readonly name: string; readonly count: number };

/** What the results are about: each value with how many one finds by choosing it. */
export function LibraryFacets(props: { facets: Library["facets"]; filters: LibraryFilters }) {
  const { facets, filters } = props;
  const factors = facets.factors.map(({ factor, count }) => ({
    key: factor,
    name: FACTOR_NAMES[factor].name,
    count,
  }));
  const services = facets.services.map(({ slug, ...rest }) => ({ key: slug, ...rest }));
  const teams = facets.teams.map(({ slug, ...rest }) => ({ key: slug, ...rest }));
  const tags = facets.tags.map(({ tag, count }) => ({ key: tag, name: tag, count }));
  return (
    <aside id="narrow" aria-label="Narrow down" className="flex scroll-mt-20 flex-col gap-6">
      <Facet title="Contributing factor" name="factor" values={factors} filters={filters} />
      <Facet title="Service" name="service" values={services} filters={filters} />
      <Facet title="Team" name="team" values={teams} filters={filters} />
      <Facet title="Tag" name="tag" values={tags} filters={filters} />
    </aside>
  );
}

function Facet(props: {
  title: string;
  name: "service" | "team" | "factor" | "tag";
  values: readonly Value[];
  filters: LibraryFilters;
}) {
  const { title, name, values, filters } = props;
  if (values.length === 0) return null;
  const rest = without(filters, name);
  return (
    <section>
      <h2 className="font-medium text-sm">{title}</h2>
      <ul className="mt-1 flex flex-col">
        {values.map(({ key, name: label, count }) => {
          const isOn = filters[name] === key;
          return (
            <li key={key}>
              <Link
                href={libraryHref(isOn ? rest : { ...rest, [name]: key })}
                aria-current={isOn ? "true" : undefined}
                className={cx(
                  "-mx-2 flex items-baseline justify-between gap-3 rounded-sm px-2 py-1 text-sm hover:bg-sunken pointer-coarse:py-2.5",
                  isOn ? "bg-accent-ground font-medium text-ink" : "text-ink-soft",
                )}
              >
                <span className="min-w-0 truncate">{label}</span>
                <span className="tabular text-ink-faint">{count}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
