import { describe, expect, it } from "vitest";
import { createService } from "@/lib/catalog/services/create-service";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { editActionItem } from "@/lib/learn/action-items/editing/edit-action-item";
import { at } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { listActionItems } from "./queries";

const DAY = 24 * 60;

/** A person with items of their own, so that lists of "mine" hold nothing else. */
async function makeOwner() {
  const ada = await signIn("RESPONDER");
  const make = (title: string, given: object = {}, minutes = 0) =>
    createActionItem.execute(ada, { title, ownerId: ada.id, ...given }, at(minutes));
  const titles = async (filters: object) => {
    const { items } = await listActionItems.execute(ada, { owner: "me", ...filters }, at(0));
    return items.map(({ title }) => title);
  };
  return { ada, make, titles };
}

describe("a list of action items", () => {
  it("is filtered by priority, kind, days, words and service", async () => {
    const { make, titles } = await makeOwner();
    const slug = `s${Date.now()}`;
    const manager = await signIn("MANAGER");
    await createService.execute(manager, { slug, name: slug, tier: 1 });
    await make("Early", { priority: "P0", kind: "DETECT", dueOn: "2026-05-02" });
    await make("Late", { dueOn: "2026-05-09", service: slug }, 3 * DAY);
    await make("100% sure", {}, 3 * DAY);
    expect(await titles({ priority: ["P0"] })).toEqual(["Early"]);
    expect(await titles({ kind: ["DETECT"] })).toEqual(["Early"]);
    expect(await titles({ dueFrom: "2026-05-02", dueTo: "2026-05-02" })).toEqual(["Early"]);
    expect(await titles({ dueFrom: "2026-05-03" })).toEqual(["Late"]);
    expect(await titles({ addedTo: "2026-05-01" })).toEqual(["Early"]);
    expect(await titles({ addedFrom: "2026-05-04", addedTo: "2026-05-04" })).toEqual([
      "Late",
      "100% sure",
    ]);
    expect(await titles({ service: slug })).toEqual(["Late"]);
    expect(await titles({ withoutService: true })).toEqual(["Early", "100% sure"]);
    expect(await titles({ q: "LAT" })).toEqual(["Late"]);
    expect(await titles({ q: "%" })).toEqual(["100% sure"]);
  });

  it("finds those that were postponed so often", async () => {
    const { ada, make, titles } = await makeOwner();
    const [twice, once] = [
      await make("Twice", { dueOn: "2026-06-01" }),
      await make("Once", { dueOn: "2026-06-01" }),
    ];
    for (const [item, days] of [
      [twice, ["02", "03"]],
      [once, ["02"]],
    ] as const) {
      for (const day of days) {
        const wish = { dueOn: `2026-06-${day}`, reason: "Later" };
        await editActionItem.execute(ada, { actionItemId: item.id, ...wish });
      }
    }
    expect(await titles({ postponed: 1 })).toEqual(["Once", "Twice"]);
    expect(await titles({ postponed: 2 })).toEqual(["Twice"]);
    expect(await titles({ postponed: 3 })).toEqual([]);
  });

  it.each(["due", "age", "closed"] as const)(
    "is read over pages by %s, each once",
    async (sort) => {
      const { ada, make } = await makeOwner();
      for (const minutes of [5, 3, 3, 1, 4]) {
        const { id } = await make(`At ${minutes}`, {}, minutes);
        const isDone = minutes % 2 === 1;
        const done = { actionItemId: id, state: "DONE" as const, evidence: "Seen" };
        if (isDone) await editActionItem.execute(ada, done, at(minutes));
      }
      const all = await listActionItems.execute(ada, { owner: "me", sort });
      const seen: string[] = [];
      for (let cursor: string | null = ""; cursor !== null; ) {
        const asked = { owner: "me", sort, limit: 2, ...(cursor && { cursor }) };
        const page: Awaited<ReturnType<typeof listActionItems.execute>> =
          await listActionItems.execute(ada, asked);
        seen.push(...page.items.map(({ ref }) => ref));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(all.items.map(({ ref }) => ref));
      expect(new Set(seen).size).toBe(5);
      const titles = all.items.map(({ title }) => title);
      if (sort === "age") expect(titles).toEqual(["At 1", "At 3", "At 3", "At 4", "At 5"]);
      if (sort === "closed") expect(titles).toEqual(["At 5", "At 3", "At 3", "At 1", "At 4"]);
    },
  );

  it("knows those of nobody", async () => {
    const { make, ada } = await makeOwner();
    const title = `Orphan ${Date.now()}`;
    await make(title, { ownerId: null });
    const found = await listActionItems.execute(ada, { owner: "nobody", q: title });
    expect(found.items).toHaveLength(1);
  });
});
