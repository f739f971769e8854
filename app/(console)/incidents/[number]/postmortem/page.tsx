import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PostmortemPage } from "@/components/learn/postmortems/postmortem-page";
import { EmptyState, PageHeader } from "@/components/ui/page-header";
import { keyMomentsOf } from "@/lib/learn/postmortems/key-moments";
import { readPostmortem, readPublication } from "@/lib/learn/postmortems/queries";
import { orForbidden, orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { findPeople } from "@/lib/people/people/queries";
import { readClock } from "@/lib/platform/core/clock/clock";
import { findIncidentPeople } from "@/lib/respond/incidents/people";
import { readTimeline } from "@/lib/respond/timeline/queries";
import { computeSloImpact } from "@/lib/slo/impact/queries";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Postmortem of INC-${(await params).number}` };
}

export default async function Page({ params }: Props) {
  const incident = Number((await params).number);
  if (!Number.isSafeInteger(incident) || incident < 1) notFound();
  const actor = await requireActor();
  const postmortem = await orNotFound(orForbidden(readPostmortem.execute(actor, { incident })));
  if (postmortem === "FORBIDDEN") return <DraftOfOthers incident={incident} />;
  const [timeline, people, published, impact] = await Promise.all([
    readTimeline.execute(actor, { incident }),
    findPeople.execute(actor, {}),
    postmortem.state === "PUBLISHED" ? readPublication.execute(actor, { incident }) : null,
    postmortem.state === "PUBLISHED" ? null : computeSloImpact.execute(actor, { incident }),
  ]);
  const insiders = postmortem.incident.restricted
    ? await findIncidentPeople.execute(actor, { incident })
    : people;
  return (
    <PostmortemPage
      postmortem={postmortem}
      timeline={keyMomentsOf(timeline)}
      published={published}
      sloImpact={impact?.text ?? null}
      people={people}
      insiders={insiders}
      role={actor.role}
      me={actor.id}
      now={readClock().toISOString()}
    />
  );
}

function DraftOfOthers({ incident }: { incident: number }) {
  return (
    <>
      <PageHeader title={`Postmortem of INC-${incident}`} />
      <div className="px-4 md:px-8">
        <EmptyState title="Still a draft">
          Those who took part are writing it. It can be read here once it is published.
        </EmptyState>
      </div>
    </>
  );
}
