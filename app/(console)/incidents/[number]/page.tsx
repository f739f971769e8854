import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Room } from "@/components/incidents/room";
import { readClock } from "@/lib/core/clock";
import { listDeployments } from "@/lib/deployments/queries";
import { orNotFound } from "@/lib/entrance/not-found";
import { requireActor } from "@/lib/entrance/page";
import { findIncidentPeople } from "@/lib/incidents/people";
import { readIncident } from "@/lib/incidents/queries";
import { findPeople } from "@/lib/people/queries";
import { readChecklist } from "@/lib/response/checklist";
import { listRunbooks } from "@/lib/runbooks/queries";
import { listServices } from "@/lib/services/queries";
import { readTimelinePage } from "@/lib/timeline/page";
import { readUpdates } from "@/lib/updates/queries";

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
      listServices.execute(actor, {}),
    ]),
  );
  const insiders = view.restricted ? await findIncidentPeople.execute(actor, { incident }) : people;
  const affected = view.services.map(({ slug }) => slug);
  const runbooks =
    affected.length > 0 ? (await listRunbooks.execute(actor, { service: affected })).items : [];
  return (
    <Room
      incident={view}
      timeline={timeline}
      checklist={checklist}
      updates={updates}
      deployments={deployments}
      runbooks={runbooks}
      people={people}
      insiders={insiders}
      services={services}
      role={actor.role}
      me={{ id: actor.id, name: actor.name }}
      now={readClock().toISOString()}
    />
  );
}
