import type { Metadata } from "next";
import { RunbookPage } from "@/components/catalog/runbooks/runbook-page";
import { readRunbook, readRunbookReason } from "@/lib/catalog/runbooks/queries";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { readClock } from "@/lib/platform/core/clock/clock";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `RB-${(await params).number}` };
}

export default async function Page({ params }: Props) {
  const actor = await requireActor();
  const input = { runbook: Number((await params).number) };
  const [runbook, reason] = await orNotFound(
    Promise.all([readRunbook.execute(actor, input), readRunbookReason.execute(actor, input)]),
  );
  return <RunbookPage runbook={runbook} disabledReason={reason} now={readClock().toISOString()} />;
}
