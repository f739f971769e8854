import type { Metadata } from "next";
import { PostmortemList } from "@/components/learn/postmortems/postmortem-list";
import { PostmortemViews, readView } from "@/components/learn/postmortems/postmortem-views";
import { PageHeader } from "@/components/ui/page-header";
import { listPostmortems } from "@/lib/learn/postmortems/list-postmortems";
import { requireActor } from "@/lib/people/entrance/page";

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
