import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lengthOf, mergeSpans, overlapOf, toMinutes, withoutSpans } from "./span-rules";

const anySpans = fc.array(
  fc.tuple(fc.nat(100), fc.nat(40)).map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 12 },
);
const points = (spans: readonly { start: number; end: number }[]) =>
  Array.from({ length: 150 }, (_, at) => spans.some(({ start, end }) => start <= at && at < end));

describe("spans", () => {
  it("merged cover the same, in order and apart", () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const merged = mergeSpans(spans);
        expect(points(merged)).toEqual(points(spans));
        merged.slice(1).forEach((span, index) => {
          expect(span.start).toBeGreaterThan(merged[index]?.end ?? 0);
        });
        expect(lengthOf(spans)).toBe(points(spans).filter(Boolean).length);
      }),
    );
  });
  it("taken away leave the rest", () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const left = withoutSpans({ start: 10, end: 120 }, spans);
        const expected = points(spans).map((covered, at) => at >= 10 && at < 120 && !covered);
        expect(points(left)).toEqual(expected);
      }),
    );
  });
  it("share what both cover", () => {
    expect(overlapOf({ start: 0, end: 5 }, { start: 3, end: 9 })).toEqual({ start: 3, end: 5 });
    expect(overlapOf({ start: 0, end: 5 }, { start: 5, end: 9 })).toBe(null);
  });
  it("hold the minutes that begin in them", () => {
    expect(toMinutes({ start: 60_000, end: 180_000 })).toEqual({ start: 1, end: 3 });
    expect(toMinutes({ start: 60_001, end: 180_001 })).toEqual({ start: 2, end: 4 });
  });
});
