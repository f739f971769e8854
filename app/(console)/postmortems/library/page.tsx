import type { Metadata } from "next";
import { readLibraryFilters } from "@/components/learn/postmortems/library/library-address";
import { LibraryFacets } from "@/components/learn/postmortems/library/library-facets";
import { LibraryResults } from "@/components/learn/postmortems/library/library-results";
import { LibrarySearch } from "@/components/learn/postmortems/library/library-search";
import { PostmortemViews } from "@/components/learn/postmortems/postmortem-views";
import { PageHeader } from "@/components/ui/page-header";
import { listLibrary } from "@/lib/learn/postmortems/library/list-library";
import { requireActor } from "@/lib/people/entrance/page";

export const metadata: Metadata = { title: "Library of postmortems" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function LibraryPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor();
  const filters = readLibraryFilters(await searchParams);
  const library = await listLibrary.execute(actor, { ...filters, limit: 20 });
  return (
    <>
      <PageHeader title="Postmortems" description="What was learned, to be found again." />
      <PostmortemViews view="LIBRARY" />
      <LibrarySearch filters={filters} />
      <div className="grid items-start gap-8 px-4 md:px-8 lg:grid-cols-[minmax(0,1fr)_15rem]">
        <LibraryResults library={library} filters={filters} />
        <LibraryFacets facets={library.facets} filters={filters} />
      </div>
    </>
  );
}
