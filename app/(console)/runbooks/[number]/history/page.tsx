import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RunbookHistory } from "@/components/catalog/runbooks/runbook-history";
import { listRevisions, readRunbook } from "@/lib/catalog/runbooks/queries";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";

type Props = {
  params: Promise<{ number: string }>;
  searchParams: Promise<{ revision?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Revisions of RB-${(await params).number}` };
}

export default async function RunbookHistoryPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const number = Number((await params).number);
  const { revision } = await searchParams;
  const runbook = await orNotFound(readRunbook.execute(actor, { runbook: number }));
  const wanted = revision === undefined ? runbook.revision : Number(revision);
  const [revisions, texts] = await orNotFound(
    Promise.all([
      listRevisions.execute(actor, { runbook: number, limit: 50 }),
      listRevisions.execute(actor, { runbook: number, limit: 2, before: wanted + 1 }),
    ]),
  );
  const [shown, before = null] = texts;
  if (shown?.number !== wanted) notFound();
  return <RunbookHistory runbook={runbook} revisions={revisions} shown={shown} before={before} />;
}
