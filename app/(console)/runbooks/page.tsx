import type { Metadata } from "next";
import { RunbookFilterBar } from "@/components/runbooks/filter-bar";
import { readRunbookFilters } from "@/components/runbooks/filters";
import { RunbookList } from "@/components/runbooks/runbook-list";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { mayRole } from "@/lib/access/permissions";
import { readClock } from "@/lib/core/clock";
import { requireActor } from "@/lib/entrance/page";
import { listRunbooks } from "@/lib/runbooks/queries";
import { listServices } from "@/lib/services/queries";

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
