import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { editActionItem } from "@/lib/learn/action-items/editing/edit-action-item";
import { prisma } from "@/lib/platform/core/db";
import { makeRestrictedIncident } from "@/lib/testing/command/restricted-incident";
import { signIn } from "@/lib/testing/core/people";
import { Prisma } from "@/prisma/generated/client";
import { repeatStatement } from "./repeat-statement";
import { findItemsLike, findSimilarItems } from "./repeats";

const ada = await signIn("RESPONDER");
/** A word that no other test uses, and that no stemmer shortens. */
const rareWord = () => `q${randomUUID().replaceAll(/[^0-9]/g, "")}`;
const make = (title: string) => createActionItem.execute(ada, { title });
const like = (title: string) => findSimilarItems.execute(ada, { title });

describe("items about the same", () => {
  it("are found in other words, counted, and named whatever became of them", async () => {
    const word = rareWord();
    // Words that no other test's items have: all of them share one database.
    const first = await make(`Calibrate the ${word} sundial in spring`);
    await editActionItem.execute(ada, { actionItemId: first.id, state: "DONE", evidence: "Yes" });
    const second = await make(`Finish calibrating sundials of ${word}`);
    await make(`Calibrate the ${rareWord()} barometer`);
    const found = await like(`Calibrate the slow sundials: ${word}`);
    expect(found.earlier).toBe(2);
    expect(found.about).toEqual(["calibrate", "sundials", word]);
    expect(found.items).toHaveLength(2);
    expect(found.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ref: first.ref, state: "DONE" }),
        expect.objectContaining({ ref: second.ref, state: "OPEN" }),
      ]),
    );
  });

  it("are told for an item without itself; only those before it count as earlier", async () => {
    const word = rareWord();
    const [one, two, three] = [
      await make(`Rehearse the ${word} failover`),
      await make(`Rehearse ${word} failover`),
      await make(`Rehearse failovers of ${word}`),
    ];
    const found = await findItemsLike.execute(ada, { actionItemId: two.id });
    expect(found.earlier).toBe(1);
    expect(found.items.map(({ ref }) => ref).sort()).toEqual([one.ref, three.ref].sort());
  });

  it.each([
    "",
    "the of and",
    "add more",
    "%",
    "'; drop table action_item; --",
    "🔥",
    "\\ ' & | ! :*",
  ])("are none for %j", async (title) => {
    expect(await like(title)).toMatchObject({ earlier: 0, items: [] });
  });

  it("leave out items of restricted incidents for people outside, in the count as well", async () => {
    const word = rareWord();
    const hidden = await makeRestrictedIncident();
    await createActionItem.execute(hidden.insider, {
      title: `Rotate ${word} keys`,
      incidentNumber: hidden.incident,
    });
    const ask = { title: `Rotate the keys of ${word}` };
    expect((await findSimilarItems.execute(hidden.insider, ask)).earlier).toBe(1);
    expect(await findSimilarItems.execute(await signIn("MANAGER"), ask)).toMatchObject({
      earlier: 0,
      items: [],
    });
  });

  it("are looked up by the index of words", async () => {
    const statement = repeatStatement({ stems: ["backup", "alert"], except: null, actor: ada });
    const plan = await prisma().$transaction(async (tx) => {
      // The table is small here; without this, reading all of it would be the cheaper plan.
      await tx.$executeRaw`set local enable_seqscan = off`;
      return tx.$queryRaw<{ "QUERY PLAN": string }[]>(Prisma.sql`explain ${statement}`);
    });
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("action_item_words");
  });
});
