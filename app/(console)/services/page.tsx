import type { Metadata } from "next";
import { ServiceForm } from "@/components/catalog/services/service-form";
import { ServiceList } from "@/components/catalog/services/service-list";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { listServices } from "@/lib/catalog/services/queries";
import { requireActor } from "@/lib/people/entrance/page";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";

export const metadata: Metadata = { title: "Services" };

export default async function ServicesPage() {
  const actor = await requireActor();
  const services = await listServices.execute(actor, {});
  const reason = mayRole(actor.role, "service.write") ? null : explainPermission("service.write");
  return (
    <>
      <PageHeader title="Services" description="What incidents can touch. Tier 1 matters most.">
        <ButtonLink href="/runbooks">Runbooks</ButtonLink>
        <ServiceForm disabledReason={reason} />
      </PageHeader>
      <ServiceList services={services} />
    </>
  );
}
