import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { History } from "@/components/respond/timeline/history";
import { readChain } from "@/lib/admin/proof/read-chain";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { readHistory } from "@/lib/respond/timeline/history";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `History of INC-${(await params).number}` };
}

export default async function HistoryPage({ params }: Props) {
  const incident = Number((await params).number);
  if (!Number.isSafeInteger(incident) || incident < 1) notFound();
  const actor = await requireActor();
  const [chain, events] = await orNotFound(
    Promise.all([readChain.execute(actor, { incident }), readHistory.execute(actor, { incident })]),
  );
  return <History incident={incident} chain={chain} events={events} />;
}
