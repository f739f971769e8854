import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PostmortemPage } from "@/components/postmortems/postmortem-page";
import { readClock } from "@/lib/core/clock";
import { orNotFound } from "@/lib/entrance/not-found";
import { requireActor } from "@/lib/entrance/page";
import { findPeople } from "@/lib/people/queries";
import { keyMomentsOf } from "@/lib/postmortems/key-moments";
import { readPostmortem } from "@/lib/postmortems/queries";
import { readTimeline } from "@/lib/timeline/queries";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Postmortem of INC-${(await params).number}` };
}

export default async function Page({ params }: Props) {
  const incident = Number((await params).number);
  if (!Number.isSafeInteger(incident) || incident < 1) notFound();
  const actor = await requireActor();
  const [postmortem, timeline, people] = await orNotFound(
    Promise.all([
      readPostmortem.execute(actor, { incident }),
      readTimeline.execute(actor, { incident }),
      findPeople.execute(actor, {}),
    ]),
  );
  return (
    <PostmortemPage
      postmortem={postmortem}
      timeline={keyMomentsOf(timeline)}
      people={people}
      role={actor.role}
      me={actor.id}
      now={readClock().toISOString()}
    />
  );
}
