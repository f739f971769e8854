import { describe, expect, it } from "vitest";
import { createService } from "@/lib/catalog/services/create-service";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { editActionItem } from "@/lib/learn/action-items/editing/edit-action-item";
import type { Counted } from "@/lib/learn/action-items/schemas";
import { prisma } from "@/lib/platform/core/db";
import { makeRestrictedIncident } from "@/lib/testing/command/restricted-incident";
import { at } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { exportItems } from "./export-csv";
import { readItemFigures } from "./figures";
import { listActionItems } from "./queries";

const NOW = at(0);
const manager = await signIn("MANAGER");

async function makePromises() {
  const owner = await signIn("RESPONDER", `Owner ${Date.now()}`);
  const slug = `figures-${Date.now()}`;
  await createService.execute(manager, { slug, name: slug, tier: 2 });
  const make = async (dueOn: string | null, days: number) =>
    createActionItem.execute(
      owner,
      { title: "Promise", ownerId: owner.id, service: slug, dueOn },
      at(-days * 24 * 60),
    );
  const kept = await make("2026-04-20", 40);
  await editActionItem.execute(owner, { actionItemId: kept.id, state: "DONE", evidence: "Yes" });
  await make("2026-04-25", 8);
  await make("2027-01-01", 200);
  await make(null, 0);
  const dropped = await make("2026-04-25", 3);
  const why = { actionItemId: dropped.id, state: "WONT_DO" as const, reason: "Retired" };
  await editActionItem.execute(owner, why);
  return { owner, slug };
}

describe("figures", () => {
  it("count for a service and an owner what fell due and what of it is done", async () => {
    const { owner, slug } = await makePromises();
    const figures = await readItemFigures.execute(manager, {}, NOW);
    for (const [rows, name] of [
      [figures.byService, slug],
      [figures.byOwner, owner.name],
    ] as const) {
      const row = rows.find((each) => each.name === name);
      expect([row?.done.count, row?.promised.count]).toEqual([1, 2]);
    }
  });

  it("each count exactly the list that they lead to", async () => {
    await makePromises();
    const figures = await readItemFigures.execute(manager, {}, NOW);
    const { completion, byService, byOwner, owed, ages, postponed } = figures;
    const rows = [...byService, ...byOwner].slice(0, 12);
    const all: Counted[] = [
      ...Object.values(completion),
      ...rows.flatMap(({ done, promised }) => [done, promised]),
      owed,
      ...ages,
      ...postponed,
    ];
    expect(all.length).toBeGreaterThan(15);
    for (const { count, filters } of all) {
      expect(await listed(filters)).toBe(count);
    }
    const aged = ages.reduce((sum, { count }) => sum + count, 0);
    const future = await listed({ ...owed.filters, addedFrom: "2026-05-02" });
    expect(aged + future).toBe(owed.count);
  });

  it("leave out what the reader may not see", async () => {
    const hidden = await makeRestrictedIncident();
    const title = `Secret ${Date.now()}`;
    const input = { title, incidentNumber: hidden.incident, ownerId: hidden.insider.id };
    const item = await createActionItem.execute(hidden.insider, { ...input, dueOn: "2026-04-25" });
    await prisma().actionItem.update({ where: { id: item.id }, data: { state: "OPEN" } });
    const owners = async (actor: typeof manager) =>
      (await readItemFigures.execute(actor, {}, NOW)).byOwner.map(({ name }) => name);
    expect(await owners(hidden.insider)).toContain(hidden.insider.name);
    expect(await owners(manager)).not.toContain(hidden.insider.name);
    expect(await exportItems.execute(hidden.insider, { q: title })).toContain(title);
    expect(await exportItems.execute(manager, { q: title })).not.toContain(title);
  });
});

describe("the export", () => {
  it("has the rows of the list in its order, and no formula", async () => {
    const ada = await signIn("RESPONDER");
    const word = `csv${Date.now()}`;
    for (const [title, dueOn] of [
      ["Later", "2032-02-01"],
      ["=1+1", "2032-01-01"],
    ] as const)
      await createActionItem.execute(
        ada,
        { title: `${title} ${word}`, dueOn, ownerId: ada.id },
        NOW,
      );
    const csv = await exportItems.execute(ada, { owner: "me" }, at(3 * 24 * 60));
    const [head, first, second, end] = csv.split("\r\n");
    expect(head).toMatch(/^"Number","Title","State",/);
    expect(first).toContain(`"'=1+1 ${word}","Open","P1","Prevent"`);
    expect(first).toContain(`"2032-01-01","no",0,"2026-05-01T10:00:00.000Z","",3,`);
    expect(second).toContain(`"Later ${word}"`);
    expect(end).toBe("");
  });
});

async function listed(filters: object): Promise<number> {
  const { items } = await listActionItems.execute(manager, { ...filters, limit: 200 }, NOW);
  return items.length;
}
