import { Search } from "lucide-react";
import Form from "next/form";
import { buttonClass } from "@/components/ui/button-look";
import { Chip } from "@/components/ui/chip";
import { FACTOR_NAMES } from "@/lib/learn/postmortems/catalogue/factors";
import { type LibraryFilters, libraryHref, without } from "./library-address";

const NAMES = ["service", "team", "factor", "tag"] as const;

/** What to look for: a plain form, and what narrows it as links, so that the address says it all. */
export function LibrarySearch({ filters }: { filters: LibraryFilters }) {
  const { q } = filters;
  return (
    <div className="px-4 pb-4 md:px-8">
      <Form action="/postmortems/library" role="search" className="flex max-w-[46rem] gap-2">
        <div className="relative min-w-0 grow">
          <Search
            size={16}
            aria-hidden
            className="absolute top-2.5 left-2.5 pointer-coarse:top-3.5 text-ink-faint"
          />
          <input
            key={q}
            type="search"
            name="q"
            maxLength={200}
            defaultValue={q}
            aria-label="Search published postmortems"
            aria-describedby="search-syntax"
            placeholder="Search published postmortems"
            className="h-9 w-full rounded-sm border border-line-strong/60 bg-panel pr-3 pl-8 pointer-coarse:h-11"
          />
        </div>
        {NAMES.map((name) =>
          filters[name] ? (
            <input key={name} type="hidden" name={name} value={filters[name]} />
          ) : null,
        )}
        <button type="submit" className={buttonClass("secondary", "md")}>
          Search
        </button>
      </Form>
      <p id="search-syntax" className="mt-1.5 text-ink-faint text-sm">
        Quotes keep words together, a minus leaves one out, “or” takes either.
      </p>
      <Chosen filters={filters} />
    </div>
  );
}

function Chosen({ filters }: { filters: LibraryFilters }) {
  const chosen = NAMES.filter((name) => filters[name] !== undefined);
  if (chosen.length === 0) return null;
  const labels = {
    service: `Service: ${filters.service}`,
    team: `Team: ${filters.team}`,
    factor: `Factor: ${filters.factor ? FACTOR_NAMES[filters.factor].name : ""}`,
    tag: `Tag: ${filters.tag}`,
  };
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {chosen.map((name) => (
        <Chip key={name} on href={libraryHref(without(filters, name))}>
          {labels[name]}
        </Chip>
      ))}
    </div>
  );
}
