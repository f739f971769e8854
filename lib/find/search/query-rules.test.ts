import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSearchQuery } from "./query-rules";

describe("readSearchQuery", () => {
  it.each([
    ["42", 42, 42],
    ["INC-42", 42, null],
    ["inc 42", 42, null],
    ["inc42", 42, null],
    ["AI-7", null, 7],
    ["42 users", null, null],
    ["99999999999", null, null],
    ["7", 7, 7],
  ])("reads the number in %s", (typed, incident, actionItem) => {
    expect(readSearchQuery(typed)).toMatchObject({ incident, actionItem });
  });

  it.each(["", " ", "a", "%", "__", "🔥🔥", "0"])("looks for nothing with %j", (typed) => {
    expect(readSearchQuery(typed)).toBeNull();
  });

  it("takes words apart", () => {
    expect(readSearchQuery(" Check/tim ")).toMatchObject({
      text: "Check/tim",
      words: ["check", "tim"],
    });
  });

  it("leaves nothing in a word that to_tsquery could take for an operator", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (typed) => {
        for (const word of readSearchQuery(typed)?.words ?? []) {
          expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
        }
      }),
    );
  });
});
