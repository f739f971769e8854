import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { createActionItem } from "./create-action-item";
import { editActionItem } from "./editing/edit-action-item";
import { listActionItems } from "./lists/queries";

describe("an action item", () => {
  it("needs evidence to be done and a reason not to be", async () => {
    const ada = await signIn("RESPONDER");
    const { id: actionItemId, state } = await createActionItem.execute(ada, {
      title: "Alert on backups",
    });
    expect(state).toBe("OPEN");
    await expect(
      editActionItem.execute(ada, { actionItemId, state: "DONE" }),
    ).rejects.toMatchObject({ code: "INVALID", fields: { evidence: expect.any(String) } });
    await expect(
      editActionItem.execute(ada, { actionItemId, state: "WONT_DO" }),
    ).rejects.toMatchObject({ code: "INVALID", fields: { reason: expect.any(String) } });
    const done = await editActionItem.execute(
      ada,
      { actionItemId, state: "DONE", evidence: "Alert 12" },
      at(9),
    );
    expect(done).toMatchObject({
      state: "DONE",
      evidence: "Alert 12",
      closedAt: at(9).now.toISOString(),
    });
    await expect(
      editActionItem.execute(ada, { actionItemId, state: "OPEN" }),
    ).rejects.toMatchObject({ code: "INVALID", fields: { reason: expect.any(String) } });
    const again = { actionItemId, state: "OPEN", reason: "The alert is silent" };
    const reopened = await editActionItem.execute(ada, again);
    expect(reopened).toMatchObject({ state: "OPEN", closedAt: null, evidence: null });
    await expect(
      editActionItem.execute(ada, { actionItemId, state: "PROPOSED" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("refuses a stale change and unknown people", async () => {
    const ada = await signIn("RESPONDER");
    const { id: actionItemId, version } = await createActionItem.execute(ada, { title: "Once" });
    await editActionItem.execute(ada, { actionItemId, version, title: "Twice" });
    await expect(
      editActionItem.execute(ada, { actionItemId, version, title: "Thrice" }),
    ).rejects.toMatchObject({ code: "CONFLICT", current: { title: "Twice" } });
    await expect(
      editActionItem.execute(ada, { actionItemId, ownerId: randomUUID() }),
    ).rejects.toMatchObject({ code: "INVALID", fields: { ownerId: expect.any(String) } });
  });

  it("is overdue the day after it was due, until it is finished", async () => {
    const ada = await signIn("RESPONDER");
    const title = randomUUID();
    const item = await createActionItem.execute(
      ada,
      { title, ownerId: ada.id, dueOn: "2026-04-30" },
      at(0),
    );
    expect(item.overdue).toBe(true);
    const sameDay = { now: new Date("2026-04-30T23:59:00Z") };
    const mine = { owner: "me", overdue: true };
    expect((await listActionItems.execute(ada, mine, sameDay)).items).toEqual([]);
    expect((await listActionItems.execute(ada, mine, at(0))).items).toMatchObject([{ title }]);
    await editActionItem.execute(ada, { actionItemId: item.id, state: "DONE", evidence: "Yes" });
    expect((await listActionItems.execute(ada, mine, at(0))).items).toEqual([]);
  });

  it("is listed by due date over pages, those without a date last, each once", async () => {
    const ada = await signIn("RESPONDER");
    const days = ["2026-07-03", null, "2026-07-01", null, "2026-07-02", "2026-07-02"];
    for (const dueOn of days)
      await createActionItem.execute(ada, { title: "Paged", ownerId: ada.id, dueOn });
    const seen: (string | null)[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listActionItems.execute>> =
        await listActionItems.execute(ada, {
          owner: "me",
          limit: 2,
          ...(cursor && { cursor }),
        });
      seen.push(...page.items.map(({ dueOn }) => dueOn));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(["2026-07-01", "2026-07-02", "2026-07-02", "2026-07-03", null, null]);
  });

  it("is listed for admins as well, with and without an incident", async () => {
    const admin = await signIn("ADMIN");
    const { incident } = await makeIncident("RESOLVED");
    const alone = await createActionItem.execute(admin, { title: "Alone", ownerId: admin.id });
    const bound = await createActionItem.execute(admin, {
      title: "Bound",
      ownerId: admin.id,
      incidentNumber: incident,
    });
    const { items } = await listActionItems.execute(admin, { owner: "me" });
    expect(items.map(({ id }) => id)).toEqual([alone.id, bound.id]);
  });

  it("refuses a cursor that was not given out", async () => {
    const ada = await signIn("RESPONDER");
    await expect(listActionItems.execute(ada, { cursor: "junk" })).rejects.toMatchObject({
      code: "INVALID",
    });
  });
});
