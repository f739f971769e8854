import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ItemPage } from "@/components/learn/action-items/item/item-page";
import { listServiceNames } from "@/lib/catalog/services/queries";
import { listComments } from "@/lib/learn/action-items/comments";
import { readItemHistory } from "@/lib/learn/action-items/editing/history";
import { listPostponements } from "@/lib/learn/action-items/editing/postponements";
import { readActionItemByNumber } from "@/lib/learn/action-items/lists/queries";
import { findItemsLike } from "@/lib/learn/action-items/repeats/repeats";
import { orNotFound } from "@/lib/people/entrance/not-found";
import { requireActor } from "@/lib/people/entrance/page";
import { findPeople } from "@/lib/people/people/queries";
import { listTeamNames, readReason } from "@/lib/people/teams/queries";
import { findIncidentPeople } from "@/lib/respond/incidents/people";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `AI-${(await params).number}` };
}

export default async function ActionItemPage({ params }: Props) {
  const actionItemNumber = Number((await params).number);
  if (!Number.isSafeInteger(actionItemNumber) || actionItemNumber < 1) notFound();
  const actor = await requireActor();
  const item = await orNotFound(readActionItemByNumber.execute(actor, { actionItemNumber }));
  const about = { actionItemId: item.id };
  const [comments, postponements, history, similar, people, services, teams, disabledReason] =
    await Promise.all([
      listComments.execute(actor, about),
      listPostponements.execute(actor, about),
      readItemHistory.execute(actor, about),
      findItemsLike.execute(actor, about),
      item.incident
        ? findIncidentPeople.execute(actor, { incident: item.incident.number })
        : findPeople.execute(actor, {}),
      listServiceNames.execute(actor, {}),
      listTeamNames.execute(actor, {}),
      readReason.execute(actor, {
        permission: "action-item.write",
        teams: [item.team?.slug ?? null],
      }),
    ]);
  return (
    <ItemPage
      item={item}
      comments={comments}
      postponements={postponements}
      history={history}
      similar={similar}
      people={people}
      services={services}
      teams={teams}
      disabledReason={disabledReason}
    />
  );
}
