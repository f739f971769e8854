import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RunbookForm } from "@/components/runbooks/runbook-form";
import { PageHeader } from "@/components/ui/page-header";
import { mayRole } from "@/lib/access/permissions";
import { requireActor } from "@/lib/entrance/page";
import { findPeople } from "@/lib/people/queries";
import { listServices } from "@/lib/services/queries";

export const metadata: Metadata = { title: "Write a runbook" };

type Props = { searchParams: Promise<{ service?: string | string[] }> };

export default async function NewRunbookPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!mayRole(actor.role, "runbook.write")) notFound();
  const { service = [] } = await searchParams;
  const [people, services] = await Promise.all([
    findPeople.execute(actor, {}),
    listServices.execute(actor, {}),
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
      />
    </>
  );
}
