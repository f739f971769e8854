import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/page-header";
import type { Library } from "@/lib/learn/postmortems/library/list-library";
import { type LibraryFilters, libraryHref } from "./library-address";
import { LibraryCard } from "./library-card";

/** What was found, and how many there are. */
export function LibraryResults(props: { library: Library; filters: LibraryFilters }) {
  const { library, filters } = props;
  const { items, total, nextCursor } = library;
  if (total === 0) return <Nothing library={library} filters={filters} />;
  return (
    <section aria-labelledby="found">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="found" className="text-ink-soft text-sm">
          {total === 1 ? "1 postmortem" : `${total.toLocaleString("en")} postmortems`},{" "}
          {filters.q ? "the best first" : "the newest first"}
        </h2>
        <a href="#narrow" className="text-accent text-sm lg:hidden">
          Narrow down
        </a>
      </div>
      <ul className="mt-2 divide-y rounded-md border bg-panel">
        {items.map((item) => (
          <LibraryCard key={item.incident.number} item={item} />
        ))}
      </ul>
      {nextCursor ? (
        <Link
          href={libraryHref({ ...filters, cursor: nextCursor })}
          className="mt-3 block text-right text-accent text-sm"
        >
          More
        </Link>
      ) : null}
    </section>
  );
}

function Nothing({ library, filters }: { library: Library; filters: LibraryFilters }) {
  const isAsked = libraryHref(filters) !== libraryHref({});
  if (!isAsked) {
    return (
      <EmptyState title="Nothing is published yet">
        Every postmortem that is published stands here, to be found again.
      </EmptyState>
    );
  }
  return (
    <>
      <EmptyState title="Nothing published has all of this">
        Try fewer words or filters, or “or” between words.
      </EmptyState>
      {library.nearest.length > 0 ? (
        <section aria-labelledby="nearest" className="mt-6">
          <h2 id="nearest" className="font-medium text-sm">
            Titles like it
          </h2>
          <ul className="mt-2 divide-y rounded-md border bg-panel">
            {library.nearest.map(({ number, ref, title, severity }) => (
              <li key={number} className="flex items-center gap-3 px-3 py-2 md:px-4">
                <SeverityMark severity={severity} />
                <Link href={`/incidents/${number}/postmortem`} className="min-w-0 hover:underline">
                  {title}
                </Link>
                <span className="tabular ml-auto text-ink-faint text-sm">{ref}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
