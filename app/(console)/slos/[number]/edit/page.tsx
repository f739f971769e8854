import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SloForm } from "@/components/slo/slos/slo-form";
import { PageHeader } from "@/components/ui/page-header";
import { readService } from "@/lib/find/standing/read-service";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { readReason } from "@/lib/people/teams/queries";
import { readClock } from "@/lib/platform/core/clock/clock";
import { readSlo } from "@/lib/slo/slos/queries";

export const metadata: Metadata = { title: "Edit an SLO" };

type Props = { params: Promise<{ number: string }> };

export default async function EditSloPage({ params }: Props) {
  const number = Number((await params).number);
  if (!Number.isSafeInteger(number) || number < 1) notFound();
  const actor = await requireActor();
  const slo = await orNotFound(readSlo.execute(actor, { slo: number }));
  const { team } = await readService.execute(actor, { service: slo.service.slug });
  const teams = [team?.slug ?? null];
  const reason = await readReason.execute(actor, { permission: "slo.write", teams });
  if (reason !== null) notFound();
  return (
    <>
      <PageHeader
        title={`Edit ${slo.ref}`}
        description="What changes holds from now on: what was said before stays judged by what was promised then."
      />
      <SloForm
        slo={slo}
        forService={slo.service.slug}
        services={[slo.service]}
        now={readClock().toISOString()}
      />
    </>
  );
}
