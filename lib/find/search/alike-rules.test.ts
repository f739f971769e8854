import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FACTORS } from "@/lib/learn/postmortems/catalogue/factors";
import { alikeness, chooseAlike, explainAlike, type Shared } from "./alike-rules";

const NOTHING: Shared = { services: [], factors: [], tags: [], words: [], wordShare: 0 };
const shared = fc.record({
  services: fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
  factors: fc.subarray([...FACTORS]),
  tags: fc.array(fc.string({ minLength: 1 }), { maxLength: 4 }),
  words: fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }),
  wordShare: fc.double({ min: 0, max: 1, noNaN: true }),
});
const row = fc.record({
  publishedAt: fc.date({ noInvalidDate: true }),
  number: fc.nat(),
  common: shared,
});

describe("chooseAlike", () => {
  it("gives the same order however the rows come, and never one that is less alike before another", () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(row, { selector: ({ number }) => number })
          .chain((rows) =>
            fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
          ),
        ([rows, shuffled]) => {
          const flat = (given: typeof rows) =>
            given.map(({ common, ...rest }) => ({ ...rest, ...common }));
          const chosen = chooseAlike(flat(rows), 5);
          expect(chooseAlike(flat(shuffled), 5)).toEqual(chosen);
          const values = chosen.map(alikeness);
          expect(values).toEqual([...values].sort((a, b) => b - a));
          expect(values.every((value) => value >= 2)).toBe(true);
        },
      ),
    );
  });

  it.each<[string, Partial<Shared>, boolean]>([
    ["nothing in common", {}, false],
    ["one kind of cause", { factors: ["CHANGE"] }, false],
    ["two kinds of cause", { factors: ["CHANGE", "TESTING"] }, true],
    ["a service", { services: ["Orders"] }, true],
    ["a tag", { tags: ["migration"] }, true],
    ["a few words", { wordShare: 0.3, words: ["lock"] }, false],
    [
      "a few words and a kind of cause",
      { wordShare: 0.3, words: ["lock"], factors: ["DATA"] },
      true,
    ],
  ])("judges %s", (_, given, expected) => {
    const one = { ...NOTHING, ...given, publishedAt: new Date(0), number: 1 };
    expect(chooseAlike([one], 5)).toEqual(expected ? [one] : []);
  });

  it("puts service and causes before a service alone, and of equals the newer", () => {
    const make = (number: number, day: number, given: Partial<Shared>) => ({
      ...NOTHING,
      ...given,
      number,
      publishedAt: new Date(day * 86_400_000),
    });
    const rows = [
      make(1, 1, { services: ["Orders"] }),
      make(2, 3, { services: ["Orders"] }),
      make(3, 0, { services: ["Orders"], factors: ["CHANGE"] }),
      make(4, 3, { services: ["Orders"] }),
    ];
    expect(chooseAlike(rows, 3).map(({ number }) => number)).toEqual([3, 4, 2]);
  });
});

describe("explainAlike", () => {
  it("names services, causes, tags, and words where they tell something", () => {
    const all: Shared = {
      services: ["Orders"],
      factors: ["MONITORING", "CONFIGURATION"],
      tags: ["lock"],
      words: ["vacuum"],
      wordShare: 0.5,
    };
    expect(explainAlike(all)).toBe(
      "Same service: Orders · both: configuration, monitoring gap · same tag: lock · same words: vacuum",
    );
    expect(explainAlike({ ...all, services: [], tags: [], wordShare: 0.1 })).toBe(
      "Both: configuration, monitoring gap",
    );
  });

  it("has a reason for everything that is chosen", () => {
    fc.assert(
      fc.property(row, ({ common, ...rest }) => {
        for (const chosen of chooseAlike([{ ...rest, ...common }], 1)) {
          expect(explainAlike(chosen)).not.toBe("");
        }
      }),
    );
  });
});
