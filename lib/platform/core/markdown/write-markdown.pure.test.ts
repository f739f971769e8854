import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flattenMarkdown } from "./flatten";
import { plainText, wordsOf } from "./plain-text";
import { escapeMarkdown, unescapeMarkdown, writeCell } from "./write-markdown";

const signs = fc
  .array(fc.constantFrom(..."*_`[]()<>|#\\&;!~-+=:/@1.) \tabé".split(""), "http://", "<br>"), {
    minLength: 1,
    maxLength: 30,
  })
  .map((parts) => parts.join("").replace(/\s+/g, " ").trim());

describe("words as Markdown", () => {
  it("say exactly themselves, and come back", () => {
    fc.assert(
      fc.property(signs, (words) => {
        expect(plainText(escapeMarkdown(words))).toBe(words);
        expect(unescapeMarkdown(escapeMarkdown(words))).toBe(words);
      }),
      { numRuns: 2_000 },
    );
  });

  it("stay easy to read where nothing could be mistaken", () => {
    expect(escapeMarkdown("Checkout & Co. (EU-1): 50 % - fails!")).toBe(
      "Checkout & Co. (EU-1): 50 % - fails!",
    );
  });
});

describe("a cell", () => {
  it("says what the text said, in lines, with its marks", () => {
    const text =
      "10:01 **down** `a|b`\n10:02 [up](https://example.org/a_(b))\n\n- one\n- <nil>\n\n```\nx\n```";
    expect(writeCell(flattenMarkdown(text))).toBe(
      "10:01 **down** `a\\|b`<br>10:02 [up](https://example.org/a_%28b%29)<br>• one<br>• \\<nil\\><br>`x`",
    );
  });

  it("is one line that keeps the words, whatever was written", () => {
    const text = fc
      .array(fc.oneof(signs, fc.constantFrom("\n", "\n\n", "- ", "> ", "```\n", "**b** ")), {
        maxLength: 12,
      })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (written) => {
        const parts = flattenMarkdown(written);
        const cell = writeCell(parts);
        expect(cell).not.toContain("\n");
        const again = plainText(`| a |\n|---|\n| ${cell} |`);
        const letters = (words: string) => words.match(/[abé1]/g) ?? [];
        expect(letters(again)).toEqual(["a", ...letters(wordsOf(parts))]);
      }),
      { numRuns: 1_000 },
    );
  });
});
