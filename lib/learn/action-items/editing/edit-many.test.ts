import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { readActionItem } from "@/lib/learn/action-items/lists/queries";
import { prisma } from "@/lib/platform/core/db";
import { makeRestrictedIncident } from "@/lib/testing/command/restricted-incident";
import { signIn } from "@/lib/testing/core/people";
import { editManyItems } from "./edit-many";

const ada = await signIn("RESPONDER");
const make = (given: object = {}) =>
  createActionItem.execute(ada, { title: `Item ${randomUUID()}`, dueOn: "2032-01-01", ...given });
const NAMELESS = { ref: null, title: null, why: "This action item was not found." };
const asked = (...items: readonly { id: string; version: number }[]) =>
  items.map(({ id, version }) => ({ actionItemId: id, version }));

describe("a change for many", () => {
  it("changes all that can, leaves the others as they are and says why", async () => {
    const [open, done, moved] = await Promise.all([make(), make(), make()]);
    const finished = await editManyItems.execute(ada, {
      items: asked(done),
      state: "DONE",
      evidence: "Seen",
    });
    expect(finished.changed).toMatchObject([{ id: done.id, state: "DONE", evidence: "Seen" }]);
    await editManyItems.execute(ada, { items: asked(moved), priority: "P2" });
    const unknown = { id: randomUUID(), version: 1 };
    const again = { id: done.id, version: done.version + 1 };
    const { changed, refused } = await editManyItems.execute(ada, {
      items: asked(open, again, moved, unknown),
      state: "IN_PROGRESS",
    });
    expect(changed).toMatchObject([{ id: open.id, state: "IN_PROGRESS", version: 2 }]);
    expect(refused).toEqual([
      {
        actionItemId: done.id,
        ref: done.ref,
        title: done.title,
        why: "Say why it is opened again.",
      },
      { actionItemId: moved.id, ref: moved.ref, title: moved.title, why: expect.any(String) },
      { actionItemId: unknown.id, ref: null, title: null, why: "This action item was not found." },
    ]);
    expect(await readActionItem.execute(ada, { actionItemId: done.id })).toMatchObject({
      state: "DONE",
      evidence: "Seen",
    });
  });

  it("postpones with one reason, counted for each that moves away", async () => {
    const [later, sooner] = await Promise.all([make(), make({ dueOn: "2033-01-01" })]);
    const move = { items: asked(later, sooner), dueOn: "2032-06-01" };
    const first = await editManyItems.execute(ada, move);
    expect(first.changed.map(({ id }) => id)).toEqual([sooner.id]);
    expect(first.refused).toMatchObject([{ ref: later.ref, why: "Say why it is postponed." }]);
    const second = await editManyItems.execute(ada, { ...move, items: asked(later), reason: "Q2" });
    expect(second.changed).toMatchObject([{ id: later.id, postponed: 1 }]);
  });

  it("stores nothing at all when a person in it is unknown", async () => {
    const item = await make();
    const wish = { items: asked(item), priority: "P0", ownerId: randomUUID() };
    await expect(editManyItems.execute(ada, wish)).rejects.toMatchObject({ code: "INVALID" });
    expect((await readActionItem.execute(ada, { actionItemId: item.id })).priority).toBe("P1");
  });

  it("is made once by two people at once, whatever order they name the items in", async () => {
    const items = await Promise.all([make(), make(), make(), make()]);
    const answers = await Promise.all([
      editManyItems.execute(ada, { items: asked(...items), priority: "P0" }),
      editManyItems.execute(ada, { items: asked(...items.toReversed()), priority: "P2" }),
    ]);
    expect(answers.map(({ changed }) => changed.length).sort()).toEqual([0, 4]);
    expect(answers.map(({ refused }) => refused.length).sort()).toEqual([0, 4]);
  });

  it("does not tell people outside of a restricted incident that an item exists", async () => {
    const hidden = await makeRestrictedIncident();
    const { refused, changed } = await editManyItems.execute(await signIn("MANAGER"), {
      items: [{ actionItemId: hidden.actionItemId }],
      priority: "P0",
    });
    expect(changed).toEqual([]);
    expect(refused).toMatchObject([NAMELESS]);
    const row = await prisma().actionItem.findUniqueOrThrow({ where: { id: hidden.actionItemId } });
    expect(row.priority).toBe("P1");
  });
});
