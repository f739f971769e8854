import type { Metadata } from "next";
import { RunbookFilterBar } from "@/components/catalog/runbooks/filter-bar";
import { readRunbookFilters } from "@/components/catalog/runbooks/filters";
import { RunbookList } from "@/components/catalog/runbooks/runbook-list";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { listRunbooks } from "@/lib/catalog/runbooks/queries";
import { listServiceNames } from "@/lib/catalog/services/queries";
import { requireActor } from "@/lib/people/entrance/page";
import { listTeamNames, readReason } from "@/lib/people/teams/queries";
import { readClock } from "@/lib/platform/core/clock/clock";

export const metadata: Metadata = { title: "Runbooks" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RunbooksPage({ searchParams }: Props) {
  const actor = await requireActor();
  const filters = readRunbookFilters(await searchParams);
  const { service, team, ...shown } = filters;
  const asked = { ...shown, service: service ? [service] : [], ...(team && { team }) };
  const [page, services, teams, reason] = await Promise.all([
    listRunbooks.execute(actor, asked),
    listServiceNames.execute(actor, {}),
    listTeamNames.execute(actor, {}),
    readReason.execute(actor, { permission: "runbook.write" }),
  ]);
  const write = service ? `/runbooks/new?service=${encodeURIComponent(service)}` : "/runbooks/new";
  return (
    <>
      <PageHeader
        title="Runbooks"
        description="How to respond, step by step. Each is read again every 90 days; the ones longest unread come first."
      >
        {reason === null ? <ButtonLink href={write}>Write a runbook</ButtonLink> : null}
      </PageHeader>
      <RunbookFilterBar filters={filters} services={services} teams={teams} />
      <RunbookList page={page} filters={filters} now={readClock().toISOString()} />
    </>
  );
}
