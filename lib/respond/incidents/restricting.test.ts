import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { importIncident } from "@/lib/admin/imports/import-incident";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { editActionItem } from "@/lib/learn/action-items/editing/edit-action-item";
import { editManyItems } from "@/lib/learn/action-items/editing/edit-many";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { editPostmortem } from "@/lib/learn/postmortems/edit-postmortem";
import type { UserActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { readChecklist } from "@/lib/respond/checklist-items/checklist";
import { assignChecklistItem } from "@/lib/respond/checklist-items/set-checklist-item";
import { offerCommand } from "@/lib/respond/handovers/offer-command";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { readTimeline } from "@/lib/respond/timeline/queries";
import { makeRestrictedIncident } from "@/lib/testing/command/restricted-incident";
import { signIn } from "@/lib/testing/core/people";
import { declareIncident } from "./declare";
import { editIncident } from "./edit";
import { findIncidentPeople } from "./people";
import { readIncident } from "./queries";
import { assignRole } from "./roles/assign-role";
import { acknowledgeIncident } from "./steps/acknowledge";
import { resolveIncident } from "./steps/resolve";

const NOT_FOUND = { code: "NOT_FOUND" };
const declare = (actor: UserActor, restricted = false) =>
  declareIncident.execute(actor, { title: `Ours ${randomUUID()}`, severity: "SEV2", restricted });
const restrict = (actor: UserActor, incident: number) =>
  editIncident.execute(actor, { incident, restricted: true });

describe("work of a restricted incident", () => {
  it("is given only to people who may see it, and the refusal says how to let them in", async () => {
    const { insider, incident, itemId, actionItemId } = await makeRestrictedIncident();
    const grace = await signIn("RESPONDER");
    const { id: ownerId } = grace;
    const running = await declare(insider, true);
    await acknowledgeIncident.execute(insider, { incident: running.number });
    const ways = [
      () => createActionItem.execute(insider, { title: "X", incidentNumber: incident, ownerId }),
      () => editActionItem.execute(insider, { actionItemId, ownerId }),
      () => editPostmortem.execute(insider, { incident, ownerId }),
      () => assignChecklistItem.execute(insider, { incident, itemId, userId: ownerId }),
      () => offerCommand.execute(insider, { incident: running.number, toId: ownerId }),
    ];
    const message = `${grace.name} cannot see this restricted incident: give them a role in it first.`;
    for (const give of ways)
      await expect(give()).rejects.toMatchObject({ code: "INVALID", message });
    const many = { items: [{ actionItemId }], ownerId };
    expect((await editManyItems.execute(insider, many)).refused).toMatchObject([{ why: message }]);
    for (const number of [incident, running.number]) {
      const role = { incident: number, role: "SUBJECT_EXPERT", userId: ownerId } as const;
      await assignRole.execute(insider, role);
    }
    for (const give of ways) await give();
  });

  it("offers those people alone to choose from", async () => {
    const { insider, incident } = await makeRestrictedIncident();
    const name = `Grace ${randomUUID()}`;
    const grace = await signIn("RESPONDER", name);
    const find = async () =>
      (await findIncidentPeople.execute(insider, { incident, q: name })).map(({ id }) => id);
    expect(await find()).toEqual([]);
    await assignRole.execute(insider, { incident, role: "SCRIBE", userId: grace.id });
    expect(await find()).toEqual([grace.id]);
    const open = await declare(insider);
    const anybody = await signIn("VIEWER", name);
    const asked = { incident: open.number, q: name };
    const found = await findIncidentPeople.execute(insider, asked);
    expect(found.map(({ id }) => id).sort()).toEqual([grace.id, anybody.id].sort());
  });

  it("is not given while somebody restricts the incident: one waits for the other", async () => {
    const [ada, grace] = [await signIn("RESPONDER"), await signIn("RESPONDER")];
    for (let round = 0; round < 8; round += 1) {
      const { number: incident } = await declare(ada);
      const item = { title: "X", incidentNumber: incident, ownerId: grace.id };
      await Promise.allSettled([createActionItem.execute(ada, item), restrict(ada, incident)]);
      const owned = await prisma().actionItem.count({
        where: { ownerId: grace.id, incident: { number: incident } },
      });
      const sees = await readIncident.execute(grace, { incident }).then(
        () => true,
        () => false,
      );
      expect(sees).toBe(owned > 0);
    }
  });
});

describe("an incident that becomes restricted", () => {
  it("stays open to whoever has work in it, says so, and to nobody else", async () => {
    const names = ["Owner", "Author", "Assignee", "Receiver", "Restricting", "Writer"] as const;
    const people = new Map<string, UserActor>();
    for (const name of names)
      people.set(name, await signIn("RESPONDER", `${name} ${randomUUID()}`));
    const who = (name: (typeof names)[number]) => people.get(name) as UserActor;
    const ada = await signIn("RESPONDER");
    const { number: incident, id } = await declare(ada);
    await acknowledgeIncident.execute(ada, { incident });
    const ownerId = who("Owner").id;
    await createActionItem.execute(ada, { title: "X", incidentNumber: incident, ownerId });
    const [phase] = await readChecklist.execute(ada, { incident });
    const itemId = phase?.items[0]?.id ?? "";
    await assignChecklistItem.execute(ada, { incident, itemId, userId: who("Assignee").id });
    await offerCommand.execute(ada, { incident, toId: who("Receiver").id });
    await appendEntry.execute(who("Writer"), { incident, body: "I saw it too" });
    await resolveIncident.execute(ada, { incident });
    await createPostmortem.execute(ada, { incident });
    await editPostmortem.execute(ada, { incident, ownerId: who("Author").id });
    await restrict(who("Restricting"), incident);
    for (const name of names.slice(0, 5)) {
      expect(await readIncident.execute(who(name), { incident })).toMatchObject({ id });
    }
    await expect(readIncident.execute(who("Writer"), { incident })).rejects.toMatchObject(
      NOT_FOUND,
    );
    const timeline = await readTimeline.execute(ada, { incident });
    const kept = names
      .slice(0, 5)
      .map((name) => who(name).name)
      .sort()
      .join(", ");
    expect(timeline.map(({ body }) => body)).toContain(`Still open to ${kept}.`);
  });

  it("is not found by who repeats an earlier write with its key", async () => {
    const [ada, grace] = [await signIn("RESPONDER"), await signIn("RESPONDER")];
    const { number: incident } = await declare(ada);
    const write = (actor: UserActor, idempotencyKey: string) =>
      appendEntry.execute(actor, { incident, body: "Looking" }, { idempotencyKey });
    const [first, other] = [await write(ada, "a"), await write(grace, "g")];
    expect(await write(grace, "g")).toEqual(other);
    await restrict(ada, incident);
    await expect(write(grace, "g")).rejects.toMatchObject(NOT_FOUND);
    expect(await write(ada, "a")).toEqual(first);
  });
});

describe("numbers that others see", () => {
  it("have no gap where restricted incidents and their action items were added", async () => {
    const [ada, grace] = [await signIn("MANAGER"), await signIn("RESPONDER")];
    const item = (actor: UserActor, incidentNumber: number | null) =>
      createActionItem.execute(actor, { title: "X", incidentNumber });
    const before = await declare(grace);
    const itemBefore = await item(grace, before.number);
    const hidden: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const { number } = await declare(ada, true);
      hidden.push(number, (await item(ada, number)).number);
    }
    const facts = {
      detectedAt: "2026-01-10T09:00:00Z",
      declaredAt: "2026-01-10T09:02:00Z",
      acknowledgedAt: "2026-01-10T09:05:00Z",
      resolvedAt: "2026-01-10T10:10:00Z",
    };
    const past = { title: randomUUID(), severity: "SEV2" as const, restricted: true, facts };
    hidden.push((await importIncident.execute(ada, past)).number);
    const after = await declare(grace);
    expect(after.number).toBe(before.number + 1);
    expect((await item(grace, null)).number).toBe(itemBefore.number + 1);
    for (const number of hidden) expect(number).toBeGreaterThanOrEqual(1_000_000);
    expect(new Set(hidden.slice(1).map((number, at) => number - (hidden[at] ?? 0))).size).toBe(6);
  });

  it("are kept when an incident is opened or restricted: people know them by then", async () => {
    const ada = await signIn("RESPONDER");
    const { number: incident } = await declare(ada, true);
    await editIncident.execute(ada, { incident, restricted: false });
    expect(await readIncident.execute(await signIn("VIEWER"), { incident })).toMatchObject({
      ref: `INC-${incident}`,
    });
  });
});
