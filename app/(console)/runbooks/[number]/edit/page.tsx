import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RunbookForm } from "@/components/catalog/runbooks/runbook-form";
import { PageHeader } from "@/components/ui/page-header";
import { readRunbook } from "@/lib/catalog/runbooks/queries";
import { listServices } from "@/lib/catalog/services/queries";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { findPeople } from "@/lib/people/people/queries";
import { mayRole } from "@/lib/platform/access/permissions";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit RB-${(await params).number}` };
}

export default async function EditRunbookPage({ params }: Props) {
  const actor = await requireActor();
  if (!mayRole(actor.role, "runbook.write")) notFound();
  const input = { runbook: Number((await params).number) };
  const [runbook, people, services] = await orNotFound(
    Promise.all([
      readRunbook.execute(actor, input),
      findPeople.execute(actor, {}),
      listServices.execute(actor, {}),
    ]),
  );
  return (
    <>
      <PageHeader title={`Edit ${runbook.ref}`} description={runbook.title} />
      <RunbookForm runbook={runbook} forServices={[]} people={people} services={services} />
    </>
  );
}
