import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainLine } from "./plain-text";

describe("a plain line", () => {
  it.each([
    ["Only **card** payments, not `wallets`.", "Only card payments, not wallets."],
    ["# Head\n\n- one\n- two", "Head one two"],
    ["See [the graph](https://example.org/a?b=c) now", "See the graph now"],
    ["Before\n```sql\nselect 1;\n```\nafter", "Before select 1; after"],
    ["> quoted\n> twice", "quoted twice"],
    ["a*b = c_d and 2 * 3 * 4", "a*b = c_d and 2 * 3 * 4"],
    ["~~old~~ new", "old new"],
  ])("of %j is %j", (markdown, plain) => {
    expect(plainLine(markdown)).toBe(plain);
  });

  it.each(["`", "[", "[a](", "**a", "\n", " \n", "~~~\n", "> ", "1"])(
    "of %j, over and over, is found without delay",
    (piece) => {
      const began = performance.now();
      plainLine(piece.repeat(50_000));
      expect(performance.now() - began).toBeLessThan(1_000);
    },
  );

  it("is one line of at most 240 characters, whatever was written", () => {
    const piece = fc.constantFrom(
      "**",
      "`",
      "```\n",
      "[a](b)",
      "\r\n",
      "\n\n",
      "- ",
      "> ",
      "😀",
      "\ud83d",
      "word ",
    );
    const written = fc.array(piece, { maxLength: 200 });
    fc.assert(
      fc.property(written, (pieces) => {
        const plain = plainLine(pieces.join(""));
        expect(plain.length).toBeLessThanOrEqual(240);
        expect(plain).not.toMatch(/[\r\n]/);
        expect(plain).toBe(plain.trim());
      }),
    );
  });
});
