import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRow } from "./csv-rules";

describe("csvRow", () => {
  it("quotes every text, doubles quotes, and ends every line", () => {
    expect(csvRow(["a", 'say "b"', null, 7]) + csvRow(["two\nlines", "x,y", "", 0])).toBe(
      '"a","say ""b""","",7\r\n"two\nlines","x,y","",0\r\n',
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|'/c calc'!A1", "\n@x"])(
    "makes %j plain text",
    (text) => {
      expect(csvRow([text])).toBe(`"'${text}"\r\n`);
    },
  );

  it("keeps every text readable, and lets none begin as a formula", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 }), (texts) => {
        const cells = readBack(csvRow(texts));
        expect(cells).toHaveLength(texts.length);
        for (const [at, read] of cells.entries()) {
          expect([texts[at], `'${texts[at]}`]).toContain(read);
          expect(read).not.toMatch(/^\s*[=+\-@]/);
        }
      }),
    );
  });
});

/** The cells of one line, as a reader of RFC 4180 takes them. */
function readBack(line: string): string[] {
  const quoted = line.slice(0, -2).matchAll(/"((?:[^"]|"")*)"(?:,|$)/g);
  return [...quoted].map(([, inner = ""]) => inner.replaceAll('""', '"'));
}
