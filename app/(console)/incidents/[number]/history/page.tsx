import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { History } from "@/components/timeline/history";
import { orNotFound } from "@/lib/entrance/not-found";
import { requireActor } from "@/lib/entrance/page";
import { readChain } from "@/lib/proof/read-chain";
import { readHistory } from "@/lib/timeline/history";

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
