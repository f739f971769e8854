import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ServiceEditForm } from "@/components/catalog/services/service-edit-form";
import { listServiceNames } from "@/lib/catalog/services/queries";
import { readService } from "@/lib/find/standing/read-service";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { listTeamNames } from "@/lib/people/teams/queries";

export const metadata: Metadata = { title: "Edit a service" };

type Props = { params: Promise<{ slug: string }> };

export default async function EditServicePage({ params }: Props) {
  const actor = await requireActor();
  const { slug } = await params;
  const service = await orNotFound(readService.execute(actor, { service: slug }));
  if (service.readOnly !== null) notFound();
  const [teams, services] = await Promise.all([
    listTeamNames.execute(actor, {}),
    listServiceNames.execute(actor, {}),
  ]);
  return <ServiceEditForm service={service} teams={teams} services={services} />;
}
