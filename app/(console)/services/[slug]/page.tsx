import type { Metadata } from "next";
import { Panel, PanelNote } from "@/components/find/standing/panel";
import { ServiceOverview } from "@/components/find/standing/service-overview";
import { SloRows } from "@/components/slo/needs/slo-rows";
import { listRunbooks } from "@/lib/catalog/runbooks/queries";
import { readNeighbours } from "@/lib/find/standing/read-neighbours";
import { readService } from "@/lib/find/standing/read-service";
import { listActionItems } from "@/lib/learn/action-items/lists/queries";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { readReason } from "@/lib/people/teams/queries";
import { readClock } from "@/lib/platform/core/clock/clock";
import { findDeployments } from "@/lib/respond/deployments/find-deployments";
import { listByNeed } from "@/lib/slo/needs/list-by-need";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Service ${(await params).slug}` };
}

export default async function ServicePage({ params }: Props) {
  const { slug: service } = await params;
  const actor = await requireActor();
  const [standing, neighbours, deployments, runbooks, overdue, slos] = await orNotFound(
    Promise.all([
      readService.execute(actor, { service }),
      readNeighbours.execute(actor, { service }),
      findDeployments.execute(actor, { service, limit: 5 }),
      listRunbooks.execute(actor, { service: [service], limit: 6 }),
      listActionItems.execute(actor, { service, overdue: true, limit: 6 }),
      listByNeed.execute(actor, { service: [service], limit: 4 }),
    ]),
  );
  const teams = [standing.team?.slug ?? null];
  const mayNotDecide = standing.archivedAt
    ? "It is archived."
    : await readReason.execute(actor, { permission: "velocity.override", teams });
  return (
    <ServiceOverview
      service={standing}
      neighbours={neighbours}
      deployments={deployments}
      runbooks={runbooks}
      overdue={overdue}
      now={readClock().toISOString()}
      mayNotDecide={mayNotDecide}
    >
      <Panel title="SLOs" all={`/services/${service}/slos`}>
        {slos.items.length > 0 ? (
          <SloRows slos={slos.items} hideService />
        ) : (
          <PanelNote>
            Nothing is promised of it yet: nobody can say whether it is good enough.
          </PanelNote>
        )}
      </Panel>
    </ServiceOverview>
  );
}
