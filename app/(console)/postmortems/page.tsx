import type { Metadata } from "next";
import { PostmortemList } from "@/components/postmortems/postmortem-list";
import { PostmortemViews, readView } from "@/components/postmortems/postmortem-views";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/entrance/page";
import { listPostmortems } from "@/lib/postmortems/list-postmortems";

export const metadata: Metadata = { title: "Postmortems" };

export default async function PostmortemsPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string; view?: string }>;
}) {
  const actor = await requireActor();
  const search = await searchParams;
  const view = readView(search.view);
  const { cursor } = search;
  const page = await listPostmortems.execute(actor, {
    view,
    ...(typeof cursor === "string" && cursor && { cursor }),
  });
  return (
    <>
      <PageHeader title="Postmortems" description="What was learned, the newest first." />
      <PostmortemViews view={view} />
      <PostmortemList page={page} view={view} />
    </>
  );
}
