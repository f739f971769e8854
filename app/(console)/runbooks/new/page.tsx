import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RunbookForm } from "@/components/catalog/runbooks/runbook-form";
import { PageHeader } from "@/components/ui/page-header";
import { listServiceNames } from "@/lib/catalog/services/queries";
import { requireActor } from "@/lib/people/entrance/page";
import { findPeople } from "@/lib/people/people/queries";
import { listTeamNames, readReason } from "@/lib/people/teams/queries";

export const metadata: Metadata = { title: "Write a runbook" };

type Props = { searchParams: Promise<{ service?: string | string[] }> };

export default async function NewRunbookPage({ searchParams }: Props) {
  const actor = await requireActor();
  const reason = await readReason.execute(actor, { permission: "runbook.write" });
  if (reason !== null) notFound();
  const { service = [] } = await searchParams;
  const [people, services, teams] = await Promise.all([
    findPeople.execute(actor, {}),
    listServiceNames.execute(actor, {}),
    listTeamNames.execute(actor, {}),
  ]);
  return (
    <>
      <PageHeader
        title="Write a runbook"
        description="For somebody who is woken by it, and has never seen the service."
      />
      <RunbookForm
        runbook={null}
        forServices={[service].flat()}
        people={people}
        services={services}
        teams={teams}
      />
    </>
  );
}
