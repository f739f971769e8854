import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DebriefPage } from "@/components/learn/postmortems/debrief/debrief-page";
import { readDebrief } from "@/lib/learn/postmortems/debrief/read-debrief";
import { keyMomentsOf } from "@/lib/learn/postmortems/key-moments";
import { readPostmortem } from "@/lib/learn/postmortems/queries";
import { orForbidden, orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { findPeople } from "@/lib/people/people/queries";
import { readClock } from "@/lib/platform/core/clock/clock";
import { findIncidentPeople } from "@/lib/respond/incidents/people";
import { readTimeline } from "@/lib/respond/timeline/queries";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Debrief of INC-${(await params).number}` };
}

export default async function Page({ params }: Props) {
  const incident = Number((await params).number);
  const actor = await requireActor();
  const debrief = await orNotFound(orForbidden(readDebrief.execute(actor, { incident })));
  if (debrief === "FORBIDDEN") redirect(`/incidents/${incident}/postmortem`);
  const [postmortem, timeline, people] = await Promise.all([
    readPostmortem.execute(actor, { incident }),
    readTimeline.execute(actor, { incident }),
    findPeople.execute(actor, {}),
  ]);
  const insiders = postmortem.incident.restricted
    ? await findIncidentPeople.execute(actor, { incident })
    : people;
  return (
    <DebriefPage
      debrief={debrief}
      postmortem={postmortem}
      timeline={keyMomentsOf(timeline)}
      published={null}
      people={people}
      insiders={insiders}
      role={actor.role}
      me={actor.id}
      now={readClock().toISOString()}
    />
  );
}
