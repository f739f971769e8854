import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RevisionsPage } from "@/components/postmortems/revisions-page";
import { orForbidden, orNotFound } from "@/lib/entrance/not-found";
import { requireActor } from "@/lib/entrance/page";
import { compareRevisions } from "@/lib/postmortems/compare-revisions";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ revision?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Revisions of INC-${(await params).number}` };
}

export default async function Page({ params, searchParams }: Props) {
  const { number } = await params;
  const { revision } = await searchParams;
  const actor = await requireActor();
  const input = {
    incident: Number(number),
    ...(revision !== undefined && { revision: Number(revision) }),
  };
  const compared = await orNotFound(orForbidden(compareRevisions.execute(actor, input)));
  if (compared === "FORBIDDEN") redirect(`/incidents/${number}/postmortem`);
  return <RevisionsPage compared={compared} />;
}
