import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RevisionsPage } from "@/components/learn/postmortems/revisions-page";
import { compareRevisions } from "@/lib/learn/postmortems/publishing/compare-revisions";
import { orForbidden, orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";

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
