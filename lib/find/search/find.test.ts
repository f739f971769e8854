import { describe, expect, it } from "vitest";
import { createService } from "@/lib/catalog/services/create-service";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { createTeam } from "@/lib/people/teams/create-team";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { rareWord } from "@/lib/testing/search/rare-word";
import { findAnything } from "./find";

const manager = await signIn("MANAGER");

async function find(q: string, actor = manager) {
  const found = await findAnything.execute(actor, { q });
  return found.map(({ kind, ref }) => `${kind} ${ref}`);
}

describe("what is found", () => {
  it("is of each kind, each with its place", async () => {
    const word = rareWord();
    const { ada, incident } = await makeIncident("RESOLVED", { title: `Outage of ${word}` });
    await createPostmortem.execute(ada, { incident });
    const title = `Alert on ${word}`;
    const { ref } = await createActionItem.execute(ada, { title, incidentNumber: incident });
    await createService.execute(manager, { slug: word, name: `The ${word} service`, tier: 2 });
    await createTeam.execute(manager, { slug: `${word}-crew`, name: `The ${word} crew` });
    const person = await signIn("VIEWER", `Grace ${word}`);
    const found = await findAnything.execute(manager, { q: word.slice(0, 7).toUpperCase() });
    const places = new Map(found.map(({ kind, path }) => [kind, path]));
    expect(places).toEqual(
      new Map([
        ["INCIDENT", `/incidents/${incident}`],
        ["POSTMORTEM", `/incidents/${incident}/postmortem`],
        ["ACTION_ITEM", `/action-items/${ref.slice(3)}`],
        ["SERVICE", `/services/${word}`],
        ["TEAM", `/teams/${word}-crew`],
        ["PERSON", `/incidents?commander=${person.id}`],
      ]),
    );
  });

  it("begins with the very number that was typed", async () => {
    const { incident } = await makeIncident();
    const others = { title: `Case ${incident} and INC-${incident}`, severity: "SEV1" };
    await declareIncident.execute(manager, others);
    for (const q of [`${incident}`, `INC-${incident}`, `inc ${incident}`]) {
      expect((await find(q))[0]).toBe(`INCIDENT INC-${incident}`);
    }
    const item = await createActionItem.execute(manager, { title: "Write it down" });
    expect((await find(item.ref.toLowerCase()))[0]).toBe(`ACTION_ITEM ${item.ref}`);
  });

  it("puts a title that begins so before words in it, and those before the summary", async () => {
    const word = rareWord();
    const declare = async (title: string, summary = "") => {
      const input = { title, summary, severity: "SEV3" };
      return `INCIDENT INC-${(await declareIncident.execute(manager, input)).number}`;
    };
    const begins = await declare(`${word} lags`);
    const has = await declare(`Slow ${word}`);
    const mentions = await declare("Slow pages", `Since ${word} was moved`);
    expect(await find(word)).toEqual([begins, has, mentions]);
  });

  it("puts what is open before what is over", async () => {
    const word = rareWord();
    const over = await makeIncident("RESOLVED", { title: `${word} lags` });
    const open = await makeIncident("DECLARED", { title: `Slow ${word}` });
    expect(await find(word)).toEqual([
      `INCIDENT INC-${open.incident}`,
      `INCIDENT INC-${over.incident}`,
    ]);
  });

  it("is found misspelt, where nothing is spelt like it", async () => {
    const word = rareWord();
    const { incident } = await makeIncident("DECLARED", { title: `Queue ${word} stands still` });
    const misspelt = word.slice(0, 4) + word[5] + word[4] + word.slice(6);
    expect(await find(misspelt)).toEqual([`INCIDENT INC-${incident}`]);
  });

  it("is not found by people who may not see the incident, in any kind", async () => {
    const word = rareWord();
    const insider = await signIn("RESPONDER");
    const hidden = { title: `Breach of ${word}`, severity: "SEV1", restricted: true };
    const { number } = await declareIncident.execute(insider, hidden);
    await createActionItem.execute(insider, { title: `Close ${word}`, incidentNumber: number });
    expect(await find(word, insider)).toHaveLength(2);
    expect(await find(word, await signIn("ADMIN"))).toHaveLength(2);
    for (const q of [word, `INC-${number}`, `breach of ${word}`, `Baech ${word}`]) {
      expect((await find(q)).filter((each) => each.endsWith(`-${number}`))).toEqual([]);
    }
    expect(await find(word)).toEqual([]);
  });
});

describe("odd input", () => {
  it.each([
    "",
    " ",
    "%",
    "_",
    "%%%",
    "__",
    "'",
    '"',
    "\\",
    "''; drop table incident; --",
    "a:* | b",
  ])("finds no more than it says with %j", async (q) => {
    expect(await find(q)).toEqual([]);
  });

  it("takes emoji, other scripts and quotes in the middle", async () => {
    const word = rareWord();
    const { incident } = await makeIncident("DECLARED", {
      title: `支払い "${word}" 🔥 ist ausgefallen`,
    });
    for (const q of [`🔥 ${word}`, `"${word}"`, `支払い ${word}`, `${word}%_\\`]) {
      expect(await find(q)).toEqual([`INCIDENT INC-${incident}`]);
    }
  });

  it.each(["x".repeat(10_240), "a\u0000b", "\ud800"])(
    "refuses what cannot be searched",
    async (q) => {
      await expect(find(q)).rejects.toMatchObject({ code: "INVALID" });
    },
  );
});
