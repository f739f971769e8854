import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Room } from "@/components/respond/incidents/room";
import { listRunbooks } from "@/lib/catalog/runbooks/queries";
import { listServiceNames } from "@/lib/catalog/services/queries";
import { readFelt } from "@/lib/find/standing/read-felt";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { findPeople } from "@/lib/people/people/queries";
import { readClock } from "@/lib/platform/core/clock/clock";
import { readChecklist } from "@/lib/respond/checklist-items/checklist";
import { listDeployments } from "@/lib/respond/deployments/queries";
import { findIncidentPeople } from "@/lib/respond/incidents/people";
import { readIncident } from "@/lib/respond/incidents/queries";
import { readTimelinePage } from "@/lib/respond/timeline/page";
import { readUpdates } from "@/lib/respond/updates/queries";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `INC-${(await params).number}` };
}

export default async function IncidentPage({ params }: Props) {
  const incident = Number((await params).number);
  if (!Number.isSafeInteger(incident) || incident < 1) notFound();
  const actor = await requireActor();
  const [view, timeline, checklist, updates, deployments, people, services] = await orNotFound(
    Promise.all([
      readIncident.execute(actor, { incident }),
      readTimelinePage.execute(actor, { incident }),
      readChecklist.execute(actor, { incident }),
      readUpdates.execute(actor, { incident }),
      listDeployments.execute(actor, { incident }),
      findPeople.execute(actor, {}),
      listServiceNames.execute(actor, {}),
    ]),
  );
  const insiders = view.restricted ? await findIncidentPeople.execute(actor, { incident }) : people;
  const affected = view.services.map(({ slug }) => slug);
  const [runbooks, felt] = await Promise.all([
    affected.length > 0 ? listRunbooks.execute(actor, { service: affected }) : { items: [] },
    readFelt.execute(actor, { services: affected }),
  ]);
  return (
    <Room
      incident={view}
      timeline={timeline}
      checklist={checklist}
      updates={updates}
      deployments={deployments}
      runbooks={runbooks.items}
      felt={felt}
      people={people}
      insiders={insiders}
      services={services}
      role={actor.role}
      me={{ id: actor.id, name: actor.name }}
      now={readClock().toISOString()}
    />
  );
}
