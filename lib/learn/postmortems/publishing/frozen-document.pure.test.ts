import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleDocument } from "@/lib/testing/postmortems/document";
import { readFrozen, toFrozen } from "./frozen-document";

const document = exampleDocument();

describe("a frozen document", () => {
  it("says its format, and reads as it was", () => {
    const frozen = toFrozen(document);
    expect(frozen.format).toBe(1);
    expect(readFrozen(frozen)).toEqual(document);
  });

  it("of before documents said their format reads all the same, sections that came later empty", () => {
    const { sectionVersions: _, ...older } = document;
    const { lucky: __, ...sections } = older.sections;
    const read = readFrozen(JSON.parse(JSON.stringify({ ...older, sections })));
    expect(read.sections.lucky).toBe("");
    expect(read.title).toBe(document.title);
  });

  it("of another format or shape is refused in words, and breaks nothing", () => {
    const refused = { code: "CONFLICT", message: /kept in a form/ };
    const odd = [
      { ...toFrozen(document), format: 2 },
      { ...toFrozen(document), timeline: null },
    ];
    for (const each of odd) {
      expect(() => readFrozen(each)).toThrow(expect.objectContaining({ code: refused.code }));
    }
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        expect(() => readFrozen(junk)).toThrow(refused.message);
      }),
    );
  });
});
