import type { Metadata } from "next";
import { SloFilterBar } from "@/components/slo/needs/filter-bar";
import { readSloFilters } from "@/components/slo/needs/filters";
import { SloList } from "@/components/slo/needs/slo-list";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { listServiceNames } from "@/lib/catalog/services/queries";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { listTeamNames, readReason } from "@/lib/people/teams/queries";
import { listByNeed } from "@/lib/slo/needs/list-by-need";

export const metadata: Metadata = { title: "SLOs" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SlosPage({ searchParams }: Props) {
  const actor = await requireActor();
  const filters = readSloFilters(await searchParams);
  const [page, services, teams, reason] = await Promise.all([
    orNotFound(listByNeed.execute(actor, filters)),
    listServiceNames.execute(actor, {}),
    listTeamNames.execute(actor, {}),
    readReason.execute(actor, { permission: "slo.write" }),
  ]);
  return (
    <>
      <PageHeader
        title="SLOs"
        description="What is promised of each service, and what is left of its error budget: what needs somebody comes first."
      >
        {reason === null ? (
          <ButtonLink look="primary" href="/slos/new">
            New SLO
          </ButtonLink>
        ) : (
          <Button look="primary" disabledReason={reason}>
            New SLO
          </Button>
        )}
      </PageHeader>
      <SloFilterBar filters={filters} services={services} teams={teams} />
      <SloList page={page} filters={filters} />
    </>
  );
}
