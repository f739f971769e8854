import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineText } from "./input";
import { visibleLine } from "./visible-line";

const UNSEEN = [
  ["a zero-width space", "\u200b"],
  ["a zero-width joiner", "\u200d"],
  ["a byte order mark", "\ufeff"],
  ["a soft hyphen", "\u00ad"],
  ["a right-to-left override", "\u202e"],
  ["a right-to-left isolate", "\u2067"],
  ["a right-to-left mark", "\u200f"],
  ["an Arabic letter mark", "\u061c"],
  ["a word joiner", "\u2060"],
  ["a Hangul filler", "\u3164"],
  ["a tag", "\u{e0041}"],
  ["a variation selector", "\u{e0100}"],
  ["an escape", "\u001b"],
  ["a delete", "\u007f"],
  ["an empty Braille cell", "\u2800"],
] as const;

describe("a line as people see it", () => {
  it.each(UNSEEN)("is without %s", (_name, character) => {
    expect(visibleLine(`${character}Pay${character}ments${character}`)).toBe("Payments");
    const { error } = lineText("The title", 100).safeParse(character.repeat(3));
    expect(error?.issues[0]?.message).toBe("The title is empty: write something.");
  });

  it.each([
    "Zahlungen für Łódź – 50 % › 2 × 3",
    "👩‍🚀 and 🏳️‍🌈 and 👍🏽",
    "می‌خواهم",
    "क्‍ष",
    "결제 · 支付 · платежи",
    "❤️",
  ])("leaves %s as it is", (line) => {
    expect(visibleLine(line)).toBe(line);
  });

  it("takes tabs and odd line ends for spaces", () => {
    expect(visibleLine("a\tb\u2028c")).toBe("a b c");
  });

  it("is the same when looked at twice, and never long in the making", () => {
    const piece = fc.constantFrom("a", "\u200d", "\u202e", "👩", "\ufe0f", "م", "\u200c", " ");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 50 }), (pieces) => {
        const once = visibleLine(pieces.join(""));
        expect(visibleLine(once)).toBe(once);
      }),
    );
    const began = performance.now();
    for (const text of ["\u200d", "👩\u200d", "م\u200c"]) visibleLine(text.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
