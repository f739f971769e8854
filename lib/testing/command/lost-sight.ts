import { randomUUID } from "node:crypto";
import { createService } from "@/lib/catalog/services/create-service";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { addDays } from "@/lib/learn/action-items/rules";
import { todayOf } from "@/lib/learn/action-items/view";
import { editPostmortem } from "@/lib/learn/postmortems/edit-postmortem";
import type { UserActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { createSlo } from "@/lib/slo/slos/create-slo";
import { signIn } from "@/lib/testing/core/people";
import { makePublished } from "@/lib/testing/postmortems/published";
import { rareWord } from "@/lib/testing/search/rare-word";
import { makeRestrictedIncident } from "./restricted-incident";

/**
 * Somebody who took part in restricted incidents and does no more: they own an item and a postmortem there, were told
 * and mailed of it. `letIn` opens them again, to show that what is not found now was there to be found.
 */
export async function makeLostSight() {
  const hidden = await makeRestrictedIncident();
  const { title, insider } = hidden;
  const outsider = await signIn("MANAGER");
  const tag = rareWord();
  const { service, neighbour } = await makeNeighbours(outsider);
  const { number: slo } = await createSlo.execute(outsider, { ...BY_INCIDENTS, service });
  const more = { title, severity: "SEV1", restricted: true, services: [service] } as const;
  const running = await declareIncident.execute(insider, more);
  const published = await makePublished({ title, restricted: true, tags: [tag], lessons: title });
  const incidents = [hidden.incident, running.number, published.incident];
  const letIn = () => letInto(incidents, outsider.id);
  await letIn();
  const item = await createActionItem.execute(published.by, {
    title,
    // Its postmortem is published, so that the item is owed and not only proposed.
    incidentNumber: published.incident,
    ownerId: outsider.id,
    dueOn: addDays(todayOf(new Date()), -1),
  });
  await editPostmortem.execute(insider, { incident: hidden.incident, ownerId: outsider.id });
  const notificationId = await tell(outsider, hidden);
  await prisma().participant.deleteMany({ where: { userId: outsider.id } });
  const numbers = [...incidents, hidden.actionItemNumber, item.number];
  return {
    ...hidden,
    outsider,
    service,
    neighbour,
    slo,
    tag,
    item,
    notificationId,
    numbers,
    letIn,
  };
}
export type LostSight = Awaited<ReturnType<typeof makeLostSight>>;

/** Restricted incidents count in it, and are not named. */
const BY_INCIDENTS = {
  name: "Works",
  sli: "AVAILABILITY",
  targetPercent: 99,
  window: { rollingDays: 30 },
  measurement: { type: "INCIDENTS" },
};

/** A service to be hit, and one that does not work without it. */
async function makeNeighbours(by: UserActor) {
  const [service, neighbour] = [`hit-${randomUUID()}`, `near-${randomUUID()}`];
  await createService.execute(by, { slug: service, name: "Hit" });
  await createService.execute(by, { slug: neighbour, name: "Near", dependsOn: [service] });
  return { service, neighbour };
}

async function letInto(numbers: readonly number[], userId: string): Promise<void> {
  const where = { number: { in: [...numbers] } };
  const incidents = await prisma().incident.findMany({ where, select: { id: true } });
  const addedAt = new Date();
  await prisma().participant.createMany({
    data: incidents.map(({ id: incidentId }) => ({ incidentId, userId, addedAt })),
  });
}

/** Writes what a worker would have: a notification, and the mail that carried it. */
async function tell(
  person: UserActor,
  { incidentId, title }: { incidentId: string; title: string },
) {
  const now = new Date();
  const { id } = await prisma().notification.create({
    data: {
      userId: person.id,
      eventId: BigInt(`0x${randomUUID().slice(0, 8)}`),
      kind: "MENTION",
      sentence: "You are mentioned on the timeline.",
      path: "/incidents",
      incidentId,
      createdAt: now,
    },
  });
  await prisma().mailDelivery.create({
    data: {
      userId: person.id,
      purpose: "NOTIFICATIONS",
      subject: title,
      text: title,
      queuedAt: now,
      triedSince: now,
      sentAt: now,
      notifications: { create: { notificationId: id } },
    },
  });
  return id;
}
