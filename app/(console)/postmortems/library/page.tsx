import type { Metadata } from "next";
import { readLibraryFilters } from "@/components/library/library-address";
import { LibraryFacets } from "@/components/library/library-facets";
import { LibraryResults } from "@/components/library/library-results";
import { LibrarySearch } from "@/components/library/library-search";
import { PostmortemViews } from "@/components/postmortems/postmortem-views";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/entrance/page";
import { listLibrary } from "@/lib/postmortems/library/list-library";

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
