import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordsOf } from "@/lib/platform/core/text/words";
import { type Common, explainSimilarity, isSimilar, similarity } from "./similarity-rules";

const NOTHING: Common = { titleLikeness: 0, wordShare: 0, words: [], services: [] };
const share = fc.double({ min: 0, max: 1, noNaN: true });
const common = fc.record({
  titleLikeness: share,
  wordShare: share,
  words: fc.array(fc.string({ minLength: 1 }), { maxLength: 6 }),
  services: fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
});

describe("similarity", () => {
  it("lies between 0 and 1, and never falls when there is more in common", () => {
    fc.assert(
      fc.property(common, share, (some, more) => {
        const value = similarity(some);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        const closer = {
          ...some,
          titleLikeness: Math.max(some.titleLikeness, more),
          services: [...some.services, "Checkout"],
        };
        expect(similarity(closer)).toBeGreaterThanOrEqual(value);
        expect(isSimilar(some) && !isSimilar(closer)).toBe(false);
      }),
    );
  });

  it.each<[string, Partial<Common>, boolean]>([
    ["nothing in common", {}, false],
    ["a service alone", { services: ["Checkout"] }, false],
    ["titles that are alike", { titleLikeness: 0.4 }, true],
    ["most of the words", { wordShare: 0.6 }, true],
    ["a common word", { wordShare: 0.25 }, false],
    ["a common word on the same service", { wordShare: 0.25, services: ["Checkout"] }, true],
  ])("judges %s", (_, given, expected) => {
    expect(isSimilar({ ...NOTHING, ...given })).toBe(expected);
  });
});

describe("explainSimilarity", () => {
  it("names the service, then the telling words, and never says nothing", () => {
    expect(
      explainSimilarity({ ...NOTHING, services: ["Checkout"], words: ["pool", "timeouts"] }),
    ).toBe("Same service: Checkout · same words: pool, timeouts");
    expect(explainSimilarity(NOTHING)).toBe("Nearly the same title");
    fc.assert(fc.property(common, (some) => explainSimilarity(some).length > 0));
  });
});

describe("wordsOf", () => {
  it("keeps letters and digits of any script, each word once, in order", () => {
    expect(wordsOf("Zahlungsausfälle in ZAHLUNGSAUSFÄLLE: 支払い 502! 🔥 a")).toEqual([
      "zahlungsausfälle",
      "in",
      "支払い",
      "502",
    ]);
  });

  it("takes any text, and gives only words that SQL may look for", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), (text) => {
        const words = wordsOf(text);
        expect(words.length).toBeLessThanOrEqual(24);
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]{2,60}$/u);
      }),
    );
  });
});
