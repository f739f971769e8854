import type { Metadata } from "next";
import { PostmortemList } from "@/components/postmortems/postmortem-list";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/entrance/page";
import { listPostmortems } from "@/lib/postmortems/queries";

export const metadata: Metadata = { title: "Postmortems" };

export default async function PostmortemsPage({
  searchParams,
}: {
  searchParams: Promise<{ cursor?: string }>;
}) {
  const actor = await requireActor();
  const { cursor } = await searchParams;
  const page = await listPostmortems.execute(
    actor,
    typeof cursor === "string" && cursor ? { cursor } : {},
  );
  return (
    <>
      <PageHeader title="Postmortems" description="What was learned, the newest first." />
      <PostmortemList page={page} />
    </>
  );
}
