import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createRunbook } from "@/lib/catalog/runbooks/create-runbook";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { letInAgain } from "@/lib/people/people/membership";
import { actorOfSession, actorOfToken } from "@/lib/people/people/session";
import { openSession } from "@/lib/people/people/sign-in/sign-in";
import { visitFrom } from "@/lib/people/people/sign-in/visit";
import { createToken } from "@/lib/people/people/tokens";
import { systemActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { assignChecklistItem } from "@/lib/respond/checklist-items/set-checklist-item";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { assignRole } from "@/lib/respond/incidents/roles/assign-role";
import { followStream } from "@/lib/tell/notifications/follow-stream";
import { listNotifications } from "@/lib/tell/notifications/queries";
import { signIn } from "@/lib/testing/core/people";
import { readDuties } from "./duties";
import { endAccess } from "./end-access";

const MUSTER = systemActor("Muster", "job");
const NONE = { items: 0, roles: 0, steps: 0, postmortems: 0, reviews: 0, runbooks: 0, teams: 0 };

describe("ending somebody's access", () => {
  it("hands all they had to do to another person, in one transaction, and tells that person once", async () => {
    const { admin, leaver, incident, incidentId, itemIds } = await busyPerson();
    const heir = await signIn("RESPONDER");
    const before = await readDuties.execute(admin, { userId: leaver.id });
    expect(before.duties).toEqual({ ...NONE, items: 3, roles: 2, steps: 1, runbooks: 1 });

    await endAccess.execute(admin, { userId: leaver.id, handOverTo: heir.id });
    expect((await readDuties.execute(admin, { userId: leaver.id })).duties).toEqual(NONE);
    expect((await readDuties.execute(admin, { userId: heir.id })).duties).toEqual(before.duties);
    const items = await prisma().actionItem.findMany({ where: { id: { in: itemIds } } });
    expect(items.map(({ ownerId }) => ownerId)).toEqual(itemIds.map(() => heir.id));
    const roles = await prisma().roleAssignment.findMany({ where: { incidentId } });
    const held = roles.filter(({ userId }) => userId === leaver.id);
    expect(held.every(({ relinquishedAt }) => relinquishedAt !== null)).toBe(true);

    await followStream.execute(MUSTER, { stream: "workspace" });
    await followStream.execute(MUSTER, { stream: `incident:${incidentId}` });
    const told = (await listNotifications.execute(heir, {})).items;
    expect(told.map(({ sentence }) => sentence)).toEqual([
      `The access of ${leaver.name} ended, and what they had to do is yours now: 3 open action items, 2 roles in open incidents, 1 checklist item, 1 runbook.`,
    ]);
    expect(incident).toBeGreaterThan(0);
  });

  it("ends sessions and tokens for good: they do not come back with the person", async () => {
    const admin = await signIn("ADMIN");
    const leaver = await signIn("MANAGER");
    const visit = visitFrom({ ip: null, userAgent: null });
    const { sessionId } = await openSession(leaver.id, "password", visit);
    const { secret } = await createToken.execute(leaver, { name: "CI", role: "VIEWER" });
    expect(await readDuties.execute(admin, { userId: leaver.id })).toMatchObject({
      sessions: 1,
      tokens: 1,
    });
    await endAccess.execute(admin, { userId: leaver.id });
    await letInAgain.execute(admin, { userId: leaver.id });
    expect(await actorOfSession(sessionId)).toBeNull();
    expect(await actorOfToken(secret)).toBeNull();
    const again = await openSession(leaver.id, "password", visit);
    expect(await actorOfSession(again.sessionId)).not.toBeNull();
  });

  it("leaves items and frees roles when nobody takes over", async () => {
    const { admin, leaver } = await busyPerson();
    await endAccess.execute(admin, { userId: leaver.id });
    const { duties } = await readDuties.execute(admin, { userId: leaver.id });
    expect(duties).toEqual({ ...NONE, items: 3, runbooks: 1 });
  });

  it("changes nothing when the other person cannot take over", async () => {
    const { admin, leaver } = await busyPerson();
    const viewer = await signIn("VIEWER");
    const before = await readDuties.execute(admin, { userId: leaver.id });
    for (const handOverTo of [viewer.id, leaver.id, randomUUID()]) {
      await expect(
        endAccess.execute(admin, { userId: leaver.id, handOverTo }),
      ).rejects.toMatchObject({ fields: { handOverTo: expect.any(String) } });
    }
    expect(await readDuties.execute(admin, { userId: leaver.id })).toEqual(before);
    const { disabledAt } = await prisma().user.findUniqueOrThrow({ where: { id: leaver.id } });
    expect(disabledAt).toBeNull();
  });
});

/** Somebody with three items, two roles, a checklist item and a runbook. */
async function busyPerson() {
  const admin = await signIn("ADMIN");
  const leaver = await signIn("RESPONDER");
  const ownerId = leaver.id;
  const itemIds: string[] = [];
  for (const title of ["Rotate keys", "Add an alert", "Write it down"]) {
    itemIds.push((await createActionItem.execute(admin, { title, ownerId })).id);
  }
  const input = { title: `Checkout ${randomUUID()}`, severity: "SEV2" };
  const { id: incidentId, number: incident } = await declareIncident.execute(admin, input);
  for (const role of ["COMMANDER", "SCRIBE"]) {
    await assignRole.execute(admin, { incident, role, userId: ownerId });
  }
  const step = await prisma().checklistItem.findFirstOrThrow({
    where: { incidentId, state: "OPEN" },
  });
  await assignChecklistItem.execute(admin, { incident, itemId: step.id, userId: ownerId });
  await createRunbook.execute(admin, { title: "Drain a replica", body: "Do it.", ownerId });
  return { admin, leaver, incident, incidentId, itemIds };
}
