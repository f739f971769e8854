import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanMerge, mergeTexts, overlapsOf, settleMerge } from "./merge-rules";

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const paragraph = fc.array(word, { minLength: 3, maxLength: 12 });
const text = fc.uniqueArray(paragraph, {
  minLength: 2,
  maxLength: 6,
  selector: (words) => words.join(" "),
});
/** Where somebody changes something, and how. */
const edit = fc.record({ at: fc.nat(1_000), kind: fc.constantFrom("add", "replace", "split") });
const edits = fc.array(edit, { maxLength: 6 });

/** Applies edits that bring in words nobody else has: `Mine0`, `Mine1`, … */
function applied(words: string[], changes: { at: number; kind: string }[], name: string) {
  const all = [...words];
  const added = changes.map(({ at, kind }, index) => {
    const mark = `${name}${index}`;
    const place = at % (all.length + 1);
    const written = kind === "split" ? ["\n\n", mark, " "] : [mark, " "];
    all.splice(place, kind === "replace" ? 1 : 0, ...written);
    return mark;
  });
  // A later edit may have written over an earlier one: what its author took back is not lost.
  return { text: all.join(""), words: added.filter((mark) => all.includes(mark)) };
}

describe("mergeTexts", () => {
  it("loses no word that either side wrote", () => {
    fc.assert(
      fc.property(text, edits, edits, (paragraphs, mineEdits, theirEdits) => {
        const tokens = paragraphs.flatMap((words, at) => [
          ...(at > 0 ? ["\n\n"] : []),
          ...words.flatMap((each) => [each, " "]),
        ]);
        const mine = applied(tokens, mineEdits, "Mine");
        const theirs = applied(tokens, theirEdits, "Theirs");
        const merged = settleMerge(mergeTexts(tokens.join(""), mine.text, theirs.text), []);
        for (const mark of [...mine.words, ...theirs.words]) expect(merged).toContain(mark);
      }),
      { numRuns: 500 },
    );
  });

  it("does not depend on who is asked, but for who is mine", () => {
    fc.assert(
      fc.property(text, edits, edits, (paragraphs, one, other) => {
        const tokens = paragraphs.flatMap((words) => [
          ...words.flatMap((each) => [each, " "]),
          "\n",
        ]);
        const base = tokens.join("");
        const mine = applied(tokens, one, "Mine").text;
        const theirs = applied(tokens, other, "Theirs").text;
        const asked = mergeTexts(base, mine, theirs);
        const turned = mergeTexts(base, theirs, mine);
        expect(
          settleMerge(
            asked,
            asked.map(() => "mine"),
          ),
        ).toBe(
          settleMerge(
            turned,
            turned.map(() => "theirs"),
          ),
        );
      }),
    );
  });

  it("is clean where both wrote the same, and where one wrote nothing", () => {
    fc.assert(
      fc.property(text, edits, (paragraphs, changes) => {
        const tokens = paragraphs.flatMap((words) => [
          ...words.flatMap((each) => [each, " "]),
          "\n",
        ]);
        const base = tokens.join("");
        const changed = applied(tokens, changes, "New").text;
        expect(cleanMerge(mergeTexts(base, changed, changed))).toBe(changed);
        expect(cleanMerge(mergeTexts(base, changed, base))).toBe(changed);
        expect(cleanMerge(mergeTexts(base, base, changed))).toBe(changed);
      }),
    );
  });

  it("brings edits of different paragraphs together without asking", () => {
    fc.assert(
      fc.property(text, fc.array(fc.constantFrom(0, 1, 2)), (paragraphs, who) => {
        const write = (side: number) =>
          paragraphs
            .map((words, at) =>
              who[at] === side ? `Written by ${side} at ${at}` : words.join(" "),
            )
            .join("\n\n");
        const wanted = paragraphs
          .map((words, at) => (who[at] ? `Written by ${who[at]} at ${at}` : words.join(" ")))
          .join("\n\n");
        const base = paragraphs.map((words) => words.join(" ")).join("\n\n");
        expect(cleanMerge(mergeTexts(base, write(1), write(2)))).toBe(wanted);
      }),
    );
  });

  it("brings edits apart from each other in one line together", () => {
    const base = "The pool had no limit and the queue grew for an hour.";
    const merged = mergeTexts(
      base,
      "The connection pool had no limit and the queue grew for an hour.",
      "The pool had no limit and the queue grew for two hours.",
    );
    expect(cleanMerge(merged)).toBe(
      "The connection pool had no limit and the queue grew for two hours.",
    );
  });

  it("asks where two people wrote in the same place, and can keep both", () => {
    const pieces = mergeTexts("- one\n- two", "- one\n- two\n- mine", "- one\n- two\n- theirs");
    expect(overlapsOf(pieces)).toMatchObject([
      { base: "", mine: "\n- mine", theirs: "\n- theirs" },
    ]);
    expect(cleanMerge(pieces)).toBeNull();
    expect(settleMerge(pieces, ["mine"])).toBe("- one\n- two\n- mine");
    expect(settleMerge(pieces, ["theirs"])).toBe("- one\n- two\n- theirs");
    expect(settleMerge(pieces, ["both"])).toBe("- one\n- two\n- theirs\n- mine");
    expect(settleMerge(mergeTexts("", "Mine", "Theirs"), [])).toBe("Theirs Mine");
  });

  it("says the words that both wrote on behind only once", () => {
    const pieces = mergeTexts("Nobody knew.", "Nobody knew. Mine.", "Nobody knew. Theirs.");
    expect(overlapsOf(pieces)).toMatchObject([{ base: "", mine: " Mine.", theirs: " Theirs." }]);
    expect(settleMerge(pieces, ["both"])).toBe("Nobody knew. Theirs. Mine.");
  });

  it("asks where one took away what the other wrote in", () => {
    const pieces = mergeTexts("One line.", "", "One longer line.");
    expect(overlapsOf(pieces)).toMatchObject([
      { base: "One line.", mine: "", theirs: "One longer line." },
    ]);
  });

  it("asks rather than weighs for minutes where too much is the same", () => {
    const same = (end: string) => `${"slow ".repeat(20_000)}${end}`;
    const pieces = mergeTexts(same("and"), same("and mine"), same("and theirs"));
    expect(overlapsOf(pieces)).toMatchObject([{ base: "", mine: " mine", theirs: " theirs" }]);
  });
});
