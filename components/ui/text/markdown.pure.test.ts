import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { cpuMs, HOSTILE_PIECES, hostileShapes, repeatPiece } from "@/lib/testing/core/hostile";
import { Markdown } from "./markdown";

const MOST_MS = 200;
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};

function draw(text: string): string {
  return renderToStaticMarkup(createElement(Markdown, { text }));
}

/** What people see of a text, and where its links lead. */
function seenOf(text: string): string {
  const links: string[] = [];
  const words = draw(text)
    .replace(/<a href="([^"]*)"/g, (_, href: string) => {
      links.push(href);
      return "<a";
    })
    .replace(/ value="(\d+)"/g, (_, number: string) => {
      links.push(number);
      return "";
    })
    .replace(/<[^>]*>/g, "\u0000");
  const seen = `${words} ${links.map(decodeURI).join(" ")}`.replaceAll("\u0000", "");
  return seen.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}

describe("a text on a page", () => {
  it.each([2_000, 20_000, 200_000])(
    "of %i hostile characters is drawn without delay",
    { timeout: 60_000 },
    (size) => {
      const texts = [
        ...HOSTILE_PIECES.map((piece) => repeatPiece(piece, size)),
        ...hostileShapes(size),
      ];
      const slow = texts
        .map((text) => ({ text: text.slice(0, 20), ms: cpuMs(() => draw(text), MOST_MS) }))
        .filter(({ ms }) => ms > MOST_MS);
      expect(slow).toEqual([]);
    },
  );

  it("says every word that was written", () => {
    const word = fc.stringMatching(/^[a-zé]{3,8}$/);
    const sign = fc.constantFrom(
      ...[
        "<",
        ">",
        "</",
        "/>",
        "<!--",
        "-->",
        "&",
        ";",
        "&lt;",
        "*",
        "**",
        "_",
        "__",
        "~~",
        "`",
        "```",
      ],
      ...[
        "[",
        "]",
        "(",
        ")",
        "](",
        "]: ",
        "![",
        "|",
        "|\n|",
        "|\n|--|--|\n|",
        "\t",
        "\n",
        "\n\n",
        "\n\t",
      ],
      ...[
        "# ",
        "> ",
        "- ",
        "1. ",
        "12. ",
        "- [ ] ",
        "    ",
        "\\",
        "<br>",
        "http://",
        "---\n",
        "===\n",
        '"',
      ],
      ...[" ", " ", " ", " "],
    );
    const text = fc.array(fc.oneof(word, sign), { maxLength: 60 });
    fc.assert(
      fc.property(text, (pieces) => {
        const written = pieces.join("");
        const seen = seenOf(written).toLowerCase();
        const lost = (written.toLowerCase().match(/[a-zé]{3,}/g) ?? []).filter(
          (each) => !seen.includes(each),
        );
        expect(lost).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  }, 30_000);

  it("runs nothing and asks nothing of another site", () => {
    const html = draw(
      "<script>a</script> <img src=x onerror=b> [c](javascript:d) ![e](https://example.org/f.png)",
    );
    expect(html).not.toMatch(/<(script|img)/);
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://example.org/f.png"']);
  });

  it("says why it is shown as it is", () => {
    const html = draw("* ".repeat(1_500));
    expect(html).toContain("Shown without formatting: lists or quotations are nested too deep.");
    expect(html).toContain("* * *");
  });

  it("keeps the outline of the page whole, whatever levels were typed", () => {
    const html = draw("# One\n\n#### Two\n\n## Three\n\n> # Four");
    expect(html.match(/<h\d/g)).toEqual(["<h3", "<h4", "<h4", "<h6"]);
  });
});
