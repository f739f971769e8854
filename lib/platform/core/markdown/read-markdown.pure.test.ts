import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cpuMs, HOSTILE_PIECES, hostileShapes, repeatPiece } from "@/lib/testing/core/hostile";
import { countMarks, crowdedOut, MOST_MARKS, WHY_PLAIN } from "./bounds";
import { readMarkdown } from "./read-markdown";
import type { Inline } from "./tree";

const SIZES = [2_000, 20_000, 200_000];
/** No text may hold a process longer. */
const MOST_MS = 50;

function lineOf(text: string): readonly Inline[] {
  const reading = readMarkdown(text);
  const block = reading.kind === "marked" ? reading.blocks[0] : undefined;
  return block?.type === "paragraph" ? block.children : [];
}

/** As often as the bounds allow. */
function fillBounds(piece: string): string {
  const marks = countMarks(piece);
  const times = Math.floor(
    Math.min(marks ? MOST_MARKS / marks : Number.POSITIVE_INFINITY, 200_000 / piece.length),
  );
  return piece.repeat(times);
}

describe("hostile texts", () => {
  it("are many", () => {
    expect(new Set(HOSTILE_PIECES).size).toBeGreaterThanOrEqual(60);
  });

  it.each(SIZES)("of %i characters are read without delay", { timeout: 60_000 }, (size) => {
    const texts = [
      ...HOSTILE_PIECES.map((piece) => repeatPiece(piece, size)),
      ...hostileShapes(size),
    ];
    const slow = texts
      .map((text) => ({ text: text.slice(0, 20), ms: cpuMs(() => readMarkdown(text), MOST_MS) }))
      .filter(({ ms }) => ms > MOST_MS);
    expect(slow).toEqual([]);
  });

  it("just within the bounds are read without delay", { timeout: 60_000 }, () => {
    const pairs = HOSTILE_PIECES.flatMap((piece, at) =>
      [1, 7, 31].map((step) => piece + HOSTILE_PIECES[(at + step) % HOSTILE_PIECES.length]),
    );
    const slow = [...HOSTILE_PIECES, ...pairs]
      .map(fillBounds)
      .filter((text) => cpuMs(() => readMarkdown(text), MOST_MS) > MOST_MS)
      .map((text) => text.slice(0, 20));
    expect(slow).toEqual([]);
  });

  it.each([
    ["deep", "* ".repeat(1_500)],
    ["deep", "> ".repeat(50_000)],
    ["deep", `${"*a ".repeat(200)}${"a* ".repeat(200)}`],
    ["deep", Array.from({ length: 60 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n")],
    ["marks", "[a](b) ".repeat(5_000)],
    ["long", "a ".repeat(100_001)],
  ] as const)("are shown as they are where they are too %s", (why, text) => {
    expect(readMarkdown(text)).toEqual({ kind: "plain", text, why: WHY_PLAIN[why] });
  });
});

describe("what is not Markdown", () => {
  it.each([
    "Got <nil> from Map<String,Order>",
    "&lt;nil&gt; &amp; &nbsp;",
    "2*3*4",
    "2**3**4 and (a)*(b)*(c)",
    "snake_case_name",
    "[a](javascript:alert(1))",
    "[a](data:text/html,b)",
    "see example.md and main.rs",
  ])("stays as it is: %s", (text) => {
    expect(lineOf(text)).toEqual([text]);
  });

  it("keeps its lines", () => {
    const log = ["10:01 a <html>", "10:02 b", "10:03 c ---"];
    expect(lineOf(log.join("\n"))).toEqual(
      log.flatMap((line, at) => (at === 0 ? [line] : [{ type: "break" }, line])),
    );
    expect(readMarkdown("Title\n---\nmore\n===")).toMatchObject({
      blocks: [{ type: "paragraph" }, { type: "rule" }, { children: ["more", {}, "==="] }],
    });
  });

  it("is bold in scripts that write no blanks", () => {
    expect(lineOf("中文**强调**中文")).toEqual([
      "中文",
      { type: "strong", children: ["强调"] },
      "中文",
    ]);
  });
});

describe("what the parser would drop", () => {
  it("is a table where tabs stand between words", () => {
    const cell = (text: string) => ({ align: null, children: [text] });
    expect(readMarkdown("Seen:\nhost\tstate\ndb1\tdown\t**x**\n\nAfter")).toMatchObject({
      blocks: [
        { type: "paragraph" },
        {
          type: "table",
          head: null,
          rows: [
            [cell("host"), cell("state")],
            [cell("db1"), cell("down"), { children: [{ type: "strong" }] }],
          ],
        },
        { type: "paragraph", children: ["After"] },
      ],
    });
    for (const text of ["Error: x\n\tat one\n\tat two", "one\ttab", "\tcode\there\n\tmore\tcode"])
      expect(readMarkdown(text), text).not.toMatchObject({ blocks: [{ type: "table" }] });
  });

  it("is one more cell, however the table is quoted", () => {
    for (const sign of ["", "> "]) {
      const table = ["| a | b |", "|--|--|", "| 1 | 2 | 3 \\| 4 | 5 |", "| 1 | 2 |"];
      const reading = readMarkdown(table.map((line) => sign + line).join("\n"));
      expect(JSON.stringify(reading), sign).toContain("3 | 4 | 5");
      expect(JSON.stringify(reading).match(/"align"/g), sign).toHaveLength(7);
    }
  });

  it("is a definition: it works, and stays to be read", () => {
    expect(readMarkdown('See [it][1].\n\n[1]: https://example.org "Graph"\n[2]: /x')).toMatchObject(
      {
        blocks: [
          { children: ["See ", { type: "link", href: "https://example.org" }, "."] },
          { children: [{}, ": ", { type: "link" }, ' "Graph"'] },
          { children: [{}, ": /x"] },
        ],
      },
    );
  });

  it("is a break in a cell, and text anywhere else", () => {
    const reading = readMarkdown("| a |\n|--|\n| x<br>y \\<br> |\n\na<br>b");
    expect(reading).toMatchObject({
      blocks: [
        { rows: [[{ children: ["x", { type: "break" }, "y <br>"] }]] },
        { children: ["a<br>b"] },
      ],
    });
  });

  it("is a number that somebody chose", () => {
    const numbersOf = (text: string) => {
      const reading = readMarkdown(text);
      const list = reading.kind === "marked" ? reading.blocks[0] : undefined;
      return list?.type === "list" ? list.items.map(({ number }) => number) : [];
    };
    expect(numbersOf("404. a\n500. b\n502. c")).toEqual([404, 500, 502]);
    expect(numbersOf("1. a\n1. b\n1. c")).toEqual([1, 2, 3]);
  });
});

describe("the room of a page", () => {
  it("goes to texts with few marks, wherever they stand", () => {
    const texts = ["*".repeat(60), "word", "*a*", "*".repeat(50)];
    expect([...crowdedOut(texts, String, 60)]).toEqual([texts[0]]);
    expect(crowdedOut(Array(1_000).fill("- *a*\n- b\n"), String).size).toBe(0);
  });

  it("is never overdrawn", () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom("*", "a", "\n") }), { maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.nat(200), (written, room) => {
        const items = written.map((text) => ({ text }));
        const out = crowdedOut(items, ({ text }) => text, room);
        const shown = items.filter((item) => !out.has(item));
        expect(shown.reduce((sum, { text }) => sum + countMarks(text), 0)).toBeLessThanOrEqual(
          room,
        );
      }),
    );
  });
});
