import type { Metadata } from "next";
import { RunbookFilterBar } from "@/components/catalog/runbooks/filter-bar";
import { readRunbookFilters } from "@/components/catalog/runbooks/filters";
import { RunbookList } from "@/components/catalog/runbooks/runbook-list";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { listRunbooks } from "@/lib/catalog/runbooks/queries";
import { listServices } from "@/lib/catalog/services/queries";
import { requireActor } from "@/lib/people/entrance/page";
import { mayRole } from "@/lib/platform/access/permissions";
import { readClock } from "@/lib/platform/core/clock/clock";

export const metadata: Metadata = { title: "Runbooks" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RunbooksPage({ searchParams }: Props) {
  const actor = await requireActor();
  const filters = readRunbookFilters(await searchParams);
  const { service, ...shown } = filters;
  const [page, services] = await Promise.all([
    listRunbooks.execute(actor, { ...shown, service: service ? [service] : [] }),
    listServices.execute(actor, {}),
  ]);
  const write = service ? `/runbooks/new?service=${encodeURIComponent(service)}` : "/runbooks/new";
  return (
    <>
      <PageHeader
        title="Runbooks"
        description="How to respond, step by step. Each is read again every 90 days; the ones longest unread come first."
      >
        {mayRole(actor.role, "runbook.write") ? (
          <ButtonLink href={write}>Write a runbook</ButtonLink>
        ) : null}
      </PageHeader>
      <RunbookFilterBar filters={filters} services={services} />
      <RunbookList page={page} filters={filters} now={readClock().toISOString()} />
    </>
  );
}
