import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ItemPage } from "@/components/action-items/item-page";
import { explainPermission, mayRole } from "@/lib/access/permissions";
import { listComments } from "@/lib/action-items/comments";
import { readItemHistory } from "@/lib/action-items/history";
import { listPostponements } from "@/lib/action-items/postponements";
import { readActionItemByNumber } from "@/lib/action-items/queries";
import { findItemsLike } from "@/lib/action-items/repeats";
import { orNotFound } from "@/lib/entrance/not-found";
import { requireActor } from "@/lib/entrance/page";
import { findIncidentPeople } from "@/lib/incidents/people";
import { findPeople } from "@/lib/people/queries";
import { listServices } from "@/lib/services/queries";

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
  const [comments, postponements, history, similar, people, services] = await Promise.all([
    listComments.execute(actor, about),
    listPostponements.execute(actor, about),
    readItemHistory.execute(actor, about),
    findItemsLike.execute(actor, about),
    item.incident
      ? findIncidentPeople.execute(actor, { incident: item.incident.number })
      : findPeople.execute(actor, {}),
    listServices.execute(actor, {}),
  ]);
  const disabledReason = mayRole(actor.role, "action-item.write")
    ? null
    : explainPermission("action-item.write");
  return (
    <ItemPage
      item={item}
      comments={comments}
      postponements={postponements}
      history={history}
      similar={similar}
      people={people}
      services={services}
      disabledReason={disabledReason}
    />
  );
}
