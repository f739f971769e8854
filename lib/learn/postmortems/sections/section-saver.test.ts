import { describe, expect, it } from "vitest";
import { createPostmortem } from "@/lib/learn/postmortems/create-postmortem";
import { readPostmortem } from "@/lib/learn/postmortems/queries";
import { at, makeIncident } from "@/lib/testing/core/incidents";
import { signIn } from "@/lib/testing/core/people";
import { editSection } from "./edit-section";
import { mergeTexts, settleMerge } from "./merge-rules";
import { type Draft, type SaveAnswer, type SavedText, SectionSaver } from "./section-saver";

const key = "root-cause" as const;

/** A draft, and for each writer a saver over the real command, begun from the same text. */
async function writing(names: readonly string[], begin: string) {
  const { ada, incident } = await makeIncident("RESOLVED");
  await createPostmortem.execute(ada, { incident }, at(61));
  await editSection.execute(ada, { incident, key, body: begin, version: 1 });
  const base: SavedText = { version: 2, body: begin, by: "Ada" };
  const line = { isCut: false, losesAnswers: false };
  const writers = await Promise.all(
    names.map(async (name) => {
      const actor = await signIn("RESPONDER", name);
      const kept: { draft: Draft | null } = { draft: null };
      const send = async (body: string, version: number): Promise<SaveAnswer> => {
        if (line.isCut) return { kind: "unreachable" };
        const answer = await editSection.execute(actor, { incident, key, body, version }).then(
          (result): SaveAnswer => ({ kind: "saved", version: result.version }),
          ({ current }): SaveAnswer => ({ kind: "overtaken", newer: current }),
        );
        return line.losesAnswers ? { kind: "unreachable" } : answer;
      };
      const keep = (draft: Draft | null) => {
        kept.draft = draft;
      };
      const saver = new SectionSaver(base, { send, keep, show: () => {} });
      return { saver, kept };
    }),
  );
  const stored = async () => {
    const { sections } = await readPostmortem.execute(ada, { incident });
    return sections.find((section) => section.key === key)?.body;
  };
  return { writers, line, stored, base };
}

const BEGIN = "The pool had no limit.\n\nThe queue grew.\n\nNobody was paged.";

describe("three people who write one section", () => {
  it("lose no word when they write in different paragraphs at once", async () => {
    const { writers, stored } = await writing(["Bob", "Cleo", "Dan"], BEGIN);
    const texts = [
      BEGIN.replace("no limit", "no limit since the move"),
      BEGIN.replace("grew", "grew for an hour"),
      `${BEGIN} The alert looked at another host.`,
    ];
    writers.forEach(({ saver }, at) => {
      saver.write(texts[at] ?? "");
    });
    await Promise.all(writers.map(({ saver }) => saver.save()));
    expect(await stored()).toBe(
      "The pool had no limit since the move.\n\nThe queue grew for an hour.\n\nNobody was paged. The alert looked at another host.",
    );
    expect(writers.map(({ kept }) => kept.draft)).toEqual([null, null, null]);
    expect(writers.filter(({ saver }) => saver.state.mergedWith !== null)).toHaveLength(2);
  });

  it("lose no word when they write in one place, and choose", async () => {
    const { writers, stored } = await writing(["Bob", "Cleo", "Dan"], BEGIN);
    const words = ["Alpha beta.", "Gamma delta.", "Epsilon zeta."];
    writers.forEach(({ saver }, at) => {
      saver.write(`${BEGIN}\n\n${words[at]}`);
    });
    await Promise.all(writers.map(({ saver }) => saver.save()));
    const waiting = () => writers.filter(({ saver }) => saver.state.overtakenBy !== null);
    expect(waiting()).toHaveLength(2);
    for (const { kept, saver } of waiting()) expect(kept.draft?.text).toBe(saver.state.text);
    for (let turn = 0; turn < 3 && waiting().length > 0; turn++) {
      for (const { saver } of waiting()) {
        const { text, base, overtakenBy } = saver.state;
        const pieces = mergeTexts(base.body, text, overtakenBy?.body ?? "");
        await saver.settle(settleMerge(pieces, []));
      }
    }
    for (const each of words) expect(await stored()).toContain(each);
  });

  it("keep what they wrote without a network, and send it when that is back", async () => {
    const { writers, line, stored, base } = await writing(["Bob"], BEGIN);
    const bob = writers[0];
    line.isCut = true;
    bob?.saver.write(`${BEGIN} Written on a train.`);
    await bob?.saver.save();
    expect(bob?.saver.state.problem).toContain("cannot be reached");
    expect(bob?.kept.draft).toEqual({ text: `${BEGIN} Written on a train.`, base });
    line.isCut = false;
    await bob?.saver.save();
    expect(await stored()).toBe(`${BEGIN} Written on a train.`);
    expect(bob?.saver.state.problem).toBeNull();
  });

  it("are not asked about their own words when only the answer was lost", async () => {
    const { writers, line, stored } = await writing(["Bob"], BEGIN);
    const bob = writers[0];
    line.losesAnswers = true;
    bob?.saver.write(`${BEGIN} One.`);
    await bob?.saver.save();
    line.losesAnswers = false;
    bob?.saver.write(`${BEGIN} One. Two.`);
    await bob?.saver.save();
    expect(bob?.saver.state).toMatchObject({ overtakenBy: null, mergedWith: null });
    expect(await stored()).toBe(`${BEGIN} One. Two.`);
  });

  it("take up a draft of yesterday without overwriting what came since", async () => {
    const { writers, stored, base } = await writing(["Bob", "Cleo"], BEGIN);
    const [bob, cleo] = writers;
    bob?.saver.write(`Since the move: ${BEGIN}`);
    await bob?.saver.save();
    cleo?.saver.restore({ text: `${BEGIN} Kept overnight.`, base });
    cleo?.saver.meet({ version: 3, body: `Since the move: ${BEGIN}`, by: "Bob" });
    await cleo?.saver.save();
    expect(await stored()).toBe(`Since the move: ${BEGIN} Kept overnight.`);
  });
});
