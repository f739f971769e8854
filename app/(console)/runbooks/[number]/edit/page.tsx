import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RunbookForm } from "@/components/catalog/runbooks/runbook-form";
import { PageHeader } from "@/components/ui/page-header";
import { readRunbook, readRunbookReason } from "@/lib/catalog/runbooks/queries";
import { listServiceNames } from "@/lib/catalog/services/queries";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { findPeople } from "@/lib/people/people/queries";
import { listTeamNames } from "@/lib/people/teams/queries";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit RB-${(await params).number}` };
}

export default async function EditRunbookPage({ params }: Props) {
  const actor = await requireActor();
  const input = { runbook: Number((await params).number) };
  const [runbook, reason, people, services, teams] = await orNotFound(
    Promise.all([
      readRunbook.execute(actor, input),
      readRunbookReason.execute(actor, input),
      findPeople.execute(actor, {}),
      listServiceNames.execute(actor, {}),
      listTeamNames.execute(actor, {}),
    ]),
  );
  if (reason !== null) notFound();
  return (
    <>
      <PageHeader title={`Edit ${runbook.ref}`} description={runbook.title} />
      <RunbookForm
        runbook={runbook}
        forServices={[]}
        people={people}
        services={services}
        teams={teams}
      />
    </>
  );
}
