import type { Metadata } from "next";
import { OwnedByTeam } from "@/components/find/standing/owned-by-team";
import { MemberList } from "@/components/people/teams/member-list";
import { TeamHeader } from "@/components/people/teams/team-header";
import { listRunbooks } from "@/lib/catalog/runbooks/queries";
import { listServices } from "@/lib/find/standing/list-services";
import { listActionItems } from "@/lib/learn/action-items/lists/queries";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { findPeople } from "@/lib/people/people/queries";
import { readTeam } from "@/lib/people/teams/queries";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";
import { readClock } from "@/lib/platform/core/clock/clock";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Team ${(await params).slug}` };
}

const OPEN = ["OPEN", "IN_PROGRESS"] as const;

export default async function TeamPage({ params }: Props) {
  const { slug } = await params;
  const actor = await requireActor();
  const { readOnly, ...team } = await orNotFound(readTeam.execute(actor, { team: slug }));
  const owned = { team: slug, limit: 10 };
  const [services, runbooks, items, people] = await Promise.all([
    listServices.execute(actor, owned),
    listRunbooks.execute(actor, owned),
    listActionItems.execute(actor, { ...owned, state: OPEN }),
    findPeople.execute(actor, {}),
  ]);
  const mayArchive = mayRole(actor.role, "team.create");
  return (
    <>
      <TeamHeader
        team={team}
        readOnly={readOnly}
        noArchiving={mayArchive ? null : explainPermission("team.create")}
      />
      <div className="grid items-start gap-x-10 gap-y-8 px-4 pb-10 md:px-8 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <OwnedByTeam
          team={slug}
          services={services}
          runbooks={runbooks}
          items={items}
          now={readClock().toISOString()}
        />
        <MemberList team={team} people={people} disabledReason={readOnly} />
      </div>
    </>
  );
}
