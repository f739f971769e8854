import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Letter, letterHtml, letterText } from "./letter-rules";

const letter: Letter = {
  title: "Checkout is down",
  parts: [
    {
      heading: { text: "INC-42 Checkout is down", link: "https://muster.example.org/incidents/42" },
      lines: [{ text: "You are now scribe.", note: "14:32 UTC" }, { text: "The target passed." }],
    },
  ],
  footer: [{ text: "Change what is mailed to you", link: "https://muster.example.org/settings" }],
};

describe("a letter", () => {
  it("is plain text with every address spelt out", () => {
    expect(letterText(letter)).toBe(`INC-42 Checkout is down
  https://muster.example.org/incidents/42
- You are now scribe. (14:32 UTC)
- The target passed.

-- 
Change what is mailed to you
  https://muster.example.org/settings
`);
  });

  it("is a page in the language it is in, with headings, a list and links", () => {
    const html = letterHtml(letter);
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<a href="https://muster.example.org/incidents/42">INC-42');
    expect(html).toContain("prefers-color-scheme:dark");
    expect(html.match(/<li /g)).toHaveLength(2);
  });

  it("fetches nothing and runs nothing, whatever it is made of", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("<img src=x onerror=alert(1)>", '"><script>', "</title><b>", "' onload='"),
    );
    fc.assert(
      fc.property(text, text, (title, words) => {
        const html = letterHtml({
          title,
          parts: [{ heading: { text: words, note: title }, lines: [{ text: words, link: words }] }],
          footer: [],
        });
        const bare = letterHtml({
          title: "",
          parts: [{ heading: { text: "a", note: "b" }, lines: [{ text: "c", link: "d" }] }],
          footer: [],
        });
        const tagsOf = (page: string) => page.match(/<[a-z!/]+/g)?.sort();
        const elements = tagsOf(html)?.filter((tag) => !/<\/?(a|span)$/.test(tag));
        expect(elements).toEqual(tagsOf(bare)?.filter((tag) => !/<\/?(a|span)$/.test(tag)));
        expect(html).not.toMatch(/<(img|script|link|iframe)|@import|url\(/);
      }),
    );
  });
});
