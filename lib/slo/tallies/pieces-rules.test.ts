import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countedBetween, counts, cut } from "./pieces-rules";

const spans = fc.array(
  fc.tuple(fc.nat(900), fc.nat(150)).map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 5 },
);

describe("a window cut for counting", () => {
  it("counts each minute once: in a whole hour, or in one that is read by the minute", () => {
    const slice = fc.constantFrom(1, 5, 10, 15, 30, 60);
    fc.assert(
      fc.property(fc.nat(300), fc.nat(600), spans, slice, (start, length, excluded, minutes) => {
        const window = { start, end: start + length };
        const pieces = cut(window, excluded, minutes);
        for (let minute = 0; minute < 1_000; minute++) {
          const slot = Math.floor(minute / minutes) * minutes;
          const begins = slot >= window.start && slot < window.end;
          const isOut = excluded.some((span) => span.start <= minute && minute < span.end);
          expect(counts(pieces, minute)).toBe(begins && !isOut);
          const inWhole = pieces.whole.some((span) => span.start <= minute && minute < span.end);
          const inPart = pieces.partial.includes(Math.floor(minute / 60) * 60);
          expect(inWhole && inPart).toBe(false);
          if (counts(pieces, minute)) expect(inWhole || inPart).toBe(true);
          if (inWhole) expect(counts(pieces, minute)).toBe(true);
        }
        const all = pieces.counted.reduce((sum, span) => sum + span.end - span.start, 0);
        expect(countedBetween(pieces, 0, 10_000)).toBe(all);
      }),
    );
  });
});
