import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MARKS, readExcerpts, readMarked } from "./excerpt-rules";

const { start, stop, between } = MARKS;

describe("readMarked", () => {
  it("tells found words from the rest, and sets lines side by side", () => {
    expect(readMarked(`The ${start}pool${stop} was\n- full`)).toEqual([
      { text: "The ", found: false },
      { text: "pool", found: true },
      { text: " was · - full", found: false },
    ]);
  });

  it("loses and adds no character of any line", () => {
    const word = fc.stringMatching(/^[^\s\uE000-\uE002]+$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.boolean())), (words) => {
        const marked = words.map(([text, found]) => (found ? start + text + stop : text));
        const pieces = readMarked(marked.join(" "));
        expect(pieces.map(({ text }) => text).join("")).toBe(words.map(([text]) => text).join(" "));
        const found = pieces.filter((piece) => piece.found).map(({ text }) => text);
        expect(found).toEqual(words.filter(([, isFound]) => isFound).map(([text]) => text));
      }),
    );
  });
});

describe("readExcerpts", () => {
  it("leaves out an excerpt without a find, such as the beginning of a text that has none", () => {
    expect(readExcerpts("Just the beginning")).toEqual([]);
    expect(readExcerpts(`a ${start}b${stop}${between}c${between}${start}d${stop}`)).toEqual([
      [
        { text: "a ", found: false },
        { text: "b", found: true },
      ],
      [{ text: "d", found: true }],
    ]);
  });
});
