import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SloForm } from "@/components/slo/slos/slo-form";
import { PageHeader } from "@/components/ui/page-header";
import { listServiceNames } from "@/lib/catalog/services/queries";
import { requireActor } from "@/lib/people/entrance/page";
import { readReason } from "@/lib/people/teams/queries";
import { readClock } from "@/lib/platform/core/clock/clock";

export const metadata: Metadata = { title: "New SLO" };

type Props = { searchParams: Promise<{ service?: string | string[] }> };

export default async function NewSloPage({ searchParams }: Props) {
  const actor = await requireActor();
  if ((await readReason.execute(actor, { permission: "slo.write" })) !== null) notFound();
  const { service = "" } = await searchParams;
  const services = await listServiceNames.execute(actor, {});
  const asked = [service].flat()[0] ?? "";
  return (
    <>
      <PageHeader
        title="New SLO"
        description="Say what is good, how much of it, and over what time. All of it can be changed later: each period is judged by what was promised then."
      />
      <SloForm
        slo={null}
        forService={services.some(({ slug }) => slug === asked) ? asked : ""}
        services={services}
        now={readClock().toISOString()}
      />
    </>
  );
}
