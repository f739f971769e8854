import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRepeat, likeness, SAYS_NOTHING, sayRepeat } from "./repeat-rules";

const stems = fc.array(fc.constantFrom("backup", "alert", "miss", "add", "restor", "queue"), {
  maxLength: 6,
});

describe("likeness", () => {
  it("lies between 0 and 1, is the same both ways, and is whole for a title and itself", () => {
    fc.assert(
      fc.property(stems, stems, (one, other) => {
        const value = likeness(one, other);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(likeness(other, one)).toBe(value);
        if (value > 0) expect(likeness(one, one)).toBe(1);
      }),
    );
  });

  it.each<[string, string[], string[], boolean]>([
    [
      "the same thing in other words",
      ["alert", "backup", "miss"],
      ["add", "alert", "fail", "backup"],
      true,
    ],
    [
      "another thing that is also missing",
      ["alert", "backup", "miss"],
      ["alert", "index", "miss"],
      false,
    ],
    [
      "runbooks of two services",
      ["describ", "case", "runbook", "search"],
      ["describ", "case", "runbook", "order"],
      false,
    ],
    ["only what every item says", ["add", "check"], ["add", "check"], false],
    ["only common words", ["alert", "runbook"], ["alert", "runbook"], false],
    ["nothing at all", [], [], false],
  ])("judges %s", (_, own, other, expected) => {
    expect(isRepeat(own, other)).toBe(expected);
  });

  it("knows no stem twice", () => {
    expect(new Set(SAYS_NOTHING).size).toBe(SAYS_NOTHING.length);
  });
});

describe("sayRepeat", () => {
  it("counts in words that people use", () => {
    expect(sayRepeat(2, ["backup", "alerts"])).toBe(
      "This is the 3rd action item about backup, alerts.",
    );
    const counted = [1, 3, 10, 11, 12, 20, 21].map((earlier) => sayRepeat(earlier, []));
    expect(counted.map((text) => /\d+\w+/.exec(text)?.[0])).toEqual([
      "2nd",
      "4th",
      "11th",
      "12th",
      "13th",
      "21st",
      "22nd",
    ]);
  });
});
