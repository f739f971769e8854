import { describe, expect, it } from "vitest";
import { compareTexts } from "@/lib/platform/core/text/diff-rules";
import { inTurns, toEnd } from "@/lib/platform/core/threads/steps";
import { cpuMs, HOSTILE_PIECES, hostileShapes, repeatPiece } from "@/lib/testing/core/hostile";
import { exampleDocument } from "@/lib/testing/postmortems/document";
import { proseOf } from "./language/blameless-prose";
import { makePatientChecker } from "./language/blameless-rules";
import { compareRecord, parseMarkdown } from "./markdown/import-rules";
import { renderMarkdown } from "./markdown/markdown-rules";
import { cleanMerge, mergeTexts, settleMerge } from "./sections/merge-rules";
import { readLines, sectionText } from "./sections/section-text-rules";

const SIZE = 200_000;
/** Twice what a process may be held: the machine does other work too. */
const MOST_MS = 100;
const MORE = [
  '"',
  "“",
  "«",
  "<!-- a ",
  "](a(b)",
  "~",
  "h",
  "should have ",
  "the ",
  "Ada ",
  "a ed ",
];
const TEXTS = [
  ...[...HOSTILE_PIECES, ...MORE].map((piece) => repeatPiece(piece, SIZE)),
  ...hostileShapes(SIZE),
];

function slowOf(work: (text: string) => unknown): { text: string; ms: number }[] {
  return TEXTS.map((text) => ({
    text: text.slice(0, 20),
    ms: cpuMs(() => work(text), MOST_MS),
  })).filter(({ ms }) => ms > MOST_MS);
}

describe("no text holds a process", { timeout: 120_000 }, () => {
  it.each([
    ["finding the author's own prose", proseOf],
    ["reading a text by lines", readLines],
    ["fitting prose for a file", (text) => sectionText("root-cause", text)],
    ["fitting points for a file", (text) => sectionText("went-well", text)],
    ["fitting one line for a file", (text) => sectionText("impact", text)],
    ["reading a file", parseMarkdown],
    ["comparing", (text) => compareTexts(text, `${text.slice(0, SIZE / 2)}y`)],
    ["merging", (text) => mergeTexts(text, `${text.slice(0, SIZE / 2)}y`, `z${text}`)],
    ["keeping both", (text) => settleMerge(mergeTexts("", text, `${text}y`), ["both"])],
  ] as const satisfies readonly (readonly [string, (text: string) => unknown])[])(
    "by %s",
    (_what, work) => {
      expect(slowOf(work)).toEqual([]);
    },
  );

  it("by merging or comparing texts that differ in hundreds of places", () => {
    const words = Array.from({ length: 25_000 }, (_, at) => `w${at}`);
    const edited = (at: number) =>
      words.map((word, place) => (place % 61 === at ? `${word}x` : word)).join(" ");
    const [base, mine, theirs] = [words.join(" "), edited(0), edited(30)];
    expect(cpuMs(() => mergeTexts(base, mine, theirs), MOST_MS)).toBeLessThan(MOST_MS);
    expect(cpuMs(() => compareTexts(mine, theirs), MOST_MS)).toBeLessThan(MOST_MS);
    // Line by line the same is merged: no line is searched for longer than it takes.
    const lines = (text: string) =>
      text.replaceAll(" w", "\nw").replace(/((?:\n[^\n]+){20})/g, "$1 ");
    expect(
      cleanMerge(mergeTexts(lines(base), lines(mine).replace("w7\n", "seven\n"), lines(base))),
    ).not.toBeNull();
  });

  it("by checking the language of a text: each turn of it is short", async () => {
    const check = makePatientChecker({ names: ["Ada Lovelace"], muted: [] });
    for (const piece of ["the senior engineer failed ", "should have ", "Ada "]) {
      // What is known already is not looked at again.
      const text = Array.from({ length: 8_000 }, (_, at) => `${piece}${at}. `).join("");
      let turns = 0;
      const timer = setInterval(() => {
        turns += 1;
      });
      await check("root-cause", text);
      clearInterval(timer);
      expect(turns).toBeGreaterThan(3);
    }
  });

  it("by writing ten thousand key moments, each of which others may come between", async () => {
    const moment = {
      at: "2026-03-01T14:05:00.000Z",
      text: "Errors *rise* to 4 %",
      evidenceUrl: null,
    };
    const timeline = Array.from({ length: 10_000 }, () => moment);
    const document = { ...exampleDocument(), timeline };
    expect([...renderMarkdown(document)].length).toBeGreaterThan(timeline.length);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    });
    await inTurns(renderMarkdown(document));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
  });

  it("by comparing the record of another file", () => {
    const file = toEnd(renderMarkdown(exampleDocument()));
    const rows = Array.from({ length: 15_000 }, (_, at) => `| 10:05 | Row ${at} |`).join("\n");
    const long = file.replace("|------|-------|", `|------|-------|\n${rows}`);
    const [one, other] = [parseMarkdown(long), parseMarkdown(file)];
    if ("problems" in one || "problems" in other) throw new Error("The files cannot be read.");
    expect(cpuMs(() => compareRecord(one, other), MOST_MS)).toBeLessThan(MOST_MS);
    expect(compareRecord(one, other)).toHaveLength(51);
  });
});
