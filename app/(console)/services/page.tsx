import type { Metadata } from "next";
import { ServiceForm } from "@/components/catalog/services/service-form";
import { ServiceFilterBar } from "@/components/find/standing/filter-bar";
import { readServiceFilters } from "@/components/find/standing/filters";
import { ServiceList } from "@/components/find/standing/service-list";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { listServices } from "@/lib/find/standing/list-services";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { listTeamNames, readReason } from "@/lib/people/teams/queries";
import { mayRole } from "@/lib/platform/access/permissions";
import { listHeld } from "@/lib/slo/velocity/list-held";

export const metadata: Metadata = { title: "Services" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ServicesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const filters = readServiceFilters(await searchParams);
  const [page, teams, reason, held] = await Promise.all([
    orNotFound(listServices.execute(actor, filters)),
    listTeamNames.execute(actor, {}),
    readReason.execute(actor, { permission: "service.write" }),
    listHeld.execute(actor, {}),
  ]);
  return (
    <>
      <PageHeader
        title="Services"
        description="What your users rely on, the most important first. Tier 1 matters most."
      >
        <ButtonLink href="/slos">SLOs</ButtonLink>
        <ButtonLink href="/teams">Teams</ButtonLink>
        <ButtonLink href="/runbooks">Runbooks</ButtonLink>
        {mayRole(actor.role, "import.run") ? (
          <ButtonLink href="/services/import">Import</ButtonLink>
        ) : null}
        <ServiceForm disabledReason={reason} teams={teams} />
      </PageHeader>
      <ServiceFilterBar filters={filters} teams={teams} />
      <ServiceList page={page} filters={filters} held={held} />
    </>
  );
}
