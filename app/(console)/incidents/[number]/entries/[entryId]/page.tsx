import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RevisionList } from "@/components/respond/timeline/revision-list";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { readRevisions } from "@/lib/respond/timeline/queries";

export const metadata: Metadata = { title: "Revisions" };

type Props = { params: Promise<{ number: string; entryId: string }> };

export default async function EntryPage({ params }: Props) {
  const { number, entryId } = await params;
  const incident = Number(number);
  if (!Number.isSafeInteger(incident) || incident < 1) notFound();
  const actor = await requireActor();
  const revisions = await orNotFound(readRevisions.execute(actor, { incident, entryId }));
  return <RevisionList incident={incident} revisions={revisions} />;
}
