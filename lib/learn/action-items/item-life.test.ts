import { describe, expect, it } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { followStream } from "@/lib/tell/notifications/follow-stream";
import { listNotifications } from "@/lib/tell/notifications/queries";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { commentOnItem, listComments } from "./comments";
import { createActionItem } from "./create-action-item";
import { editActionItem } from "./editing/edit-action-item";
import { readItemHistory } from "./editing/history";
import { listPostponements } from "./editing/postponements";
import { readActionItem, readActionItemByNumber } from "./lists/queries";

const DAY = 24 * 60;
const DELETED = "delete from action_item_postponement";

async function makeItem(given: object = {}) {
  const ada = await signIn("RESPONDER", "Ada");
  const item = await createActionItem.execute(
    ada,
    { title: "Alert on backups", dueOn: "2026-05-20", ...given },
    at(0),
  );
  return { ada, item, actionItemId: item.id };
}

describe("a due day", () => {
  it("moves away with a reason only, and every time counts", async () => {
    const { ada, actionItemId } = await makeItem();
    const later = { actionItemId, dueOn: "2026-05-27" };
    await expect(editActionItem.execute(ada, later)).rejects.toMatchObject({
      code: "INVALID",
      fields: { reason: expect.any(String) },
    });
    await editActionItem.execute(ada, { ...later, reason: "Vendor" }, at(5));
    const never = { actionItemId, dueOn: null, reason: "No idea when" };
    const item = await editActionItem.execute(ada, never, at(6));
    expect(item).toMatchObject({ dueOn: null, postponed: 2 });
    expect(await listPostponements.execute(ada, { actionItemId })).toMatchObject([
      { fromOn: "2026-05-20", toOn: "2026-05-27", reason: "Vendor", by: { name: "Ada" } },
      { fromOn: "2026-05-27", toOn: null, recordedAt: at(6).now.toISOString() },
    ]);
  });

  it("comes nearer, or is set at first, without one", async () => {
    const { ada, actionItemId } = await makeItem({ dueOn: null });
    await editActionItem.execute(ada, { actionItemId, dueOn: "2026-05-20" });
    const item = await editActionItem.execute(ada, { actionItemId, dueOn: "2026-05-10" });
    expect(item.postponed).toBe(0);
  });

  it("is postponed once by two people at once who saw the same", async () => {
    const { ada, item, actionItemId } = await makeItem();
    const wish = { actionItemId, version: item.version, dueOn: "2026-06-01", reason: "Later" };
    const both = await Promise.allSettled([
      editActionItem.execute(ada, wish),
      editActionItem.execute(ada, wish),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await readActionItem.execute(ada, { actionItemId })).postponed).toBe(1);
  });

  it("cannot be rewritten afterwards", async () => {
    const { ada, actionItemId } = await makeItem();
    await editActionItem.execute(ada, { actionItemId, dueOn: null, reason: "Unclear" });
    for (const change of ["update action_item_postponement set reason = 'Fine'", DELETED])
      await expect(prisma().$executeRawUnsafe(change)).rejects.toThrow(/never changed/);
    await expect(prisma().actionItem.delete({ where: { id: actionItemId } })).rejects.toThrow();
  });
});

describe("an item's age", () => {
  it("grows until it is finished, and goes on when it is opened again", async () => {
    const { ada, actionItemId } = await makeItem();
    const age = async (days: number) =>
      (await readActionItem.execute(ada, { actionItemId }, at(days * DAY))).ageDays;
    expect(await age(0.9)).toBe(0);
    expect(await age(12)).toBe(12);
    const done = { actionItemId, state: "DONE", evidence: "Alert 12" };
    await editActionItem.execute(ada, done, at(13 * DAY));
    expect(await age(40)).toBe(13);
    await editActionItem.execute(ada, { actionItemId, state: "OPEN", reason: "Silent" });
    expect(await age(40)).toBe(40);
  });
});

describe("an item's history", () => {
  it("says who changed what, from which value to which, and why", async () => {
    const { ada, actionItemId, item } = await makeItem();
    const grace = await signIn("RESPONDER", "Grace");
    await editActionItem.execute(ada, { actionItemId, ownerId: grace.id, priority: "P0" });
    await editActionItem.execute(grace, { actionItemId, dueOn: "2026-06-01", reason: "Vendor" });
    await editActionItem.execute(grace, { actionItemId, title: item.title });
    const history = await readItemHistory.execute(ada, { actionItemId });
    expect(history.map(({ changes, reason, by }) => ({ changes, reason, by }))).toEqual([
      { changes: ["Due: 2026-05-20 → 2026-06-01"], reason: "Vendor", by: "Grace" },
      { changes: ["Owner: nobody → Grace", "Priority: P1 → P0"], reason: null, by: "Ada" },
      { changes: ["Added as Open"], reason: null, by: "Ada" },
    ]);
    expect((await readActionItemByNumber.execute(ada, { actionItemNumber: item.number })).id).toBe(
      actionItemId,
    );
  });
});

describe("comments", () => {
  it("stay in order and as they were said", async () => {
    const { ada, actionItemId } = await makeItem();
    await commentOnItem.execute(ada, { actionItemId, body: "First" }, at(1));
    await commentOnItem.execute(ada, { actionItemId, body: "**Second**\nline" }, at(2));
    await expect(commentOnItem.execute(ada, { actionItemId, body: " \n" })).rejects.toMatchObject({
      code: "INVALID",
    });
    const said = await listComments.execute(ada, { actionItemId });
    expect(said).toMatchObject([
      { body: "First", by: { id: ada.id, name: "Ada" } },
      { body: "**Second**\nline", recordedAt: at(2).now.toISOString() },
    ]);
    const change = "update action_item_comment set body = ''";
    await expect(prisma().$executeRawUnsafe(change)).rejects.toThrow(/never changed/);
  });

  it("tell whom they mention, but nobody outside of a restricted incident", async () => {
    const { ada, incident } = await makeIncident();
    const grace = await signIn("RESPONDER");
    const { email } = await prisma().user.findUniqueOrThrow({ where: { id: grace.id } });
    const handle = `@${email.split("@")[0]}`;
    const { id: actionItemId, number } = await createActionItem.execute(ada, {
      title: "Alert",
      incidentNumber: incident,
    });
    const told = async () => {
      const { id } = await prisma().incident.findUniqueOrThrow({ where: { number: incident } });
      const worker = systemActor("Muster", "job");
      await followStream.execute(worker, { stream: `incident:${id}` });
      return (await listNotifications.execute(grace, {})).items;
    };
    await commentOnItem.execute(ada, { actionItemId, body: `Ask ${handle}, not \`${handle}\`` });
    expect(await told()).toMatchObject([{ kind: "MENTION", path: `/action-items/${number}` }]);
    await prisma().incident.update({ where: { number: incident }, data: { restricted: true } });
    await commentOnItem.execute(ada, { actionItemId, body: `${handle} again` });
    expect(await told()).toEqual([]);
    expect(await prisma().notification.count({ where: { userId: grace.id } })).toBe(1);
  });
});

describe("an item", () => {
  it("keeps its postmortem, incident, service, team and owner: none is deleted from under it", async () => {
    const rules = await prisma().$queryRaw<{ name: string; rule: string }[]>`
      select a.attname as name, c.confdeltype::text as rule
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
      where c.conrelid = 'action_item'::regclass and c.contype = 'f' order by name`;
    expect(rules).toEqual(
      ["incident_id", "owner_id", "postmortem_id", "service_id", "team_id"].map((name) => ({
        name,
        rule: "r",
      })),
    );
  });
});
