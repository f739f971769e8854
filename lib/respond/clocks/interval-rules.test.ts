import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeIntervals } from "./interval-rules";

type Span = readonly [number, number | null];
const merge = (spans: readonly Span[]) =>
  mergeIntervals(
    spans.map(([from, until]) => ({
      from: new Date(from),
      until: until === null ? null : new Date(until),
    })),
  ).map(({ from, until }) => [from.getTime(), until?.getTime() ?? null] as const);
const covers = (spans: readonly Span[], at: number) =>
  spans.some(([from, until]) => at >= from && (until === null || at < until));

describe("merging intervals", () => {
  it.each<[string, Span[], Span[]]>([
    ["nothing", [], []],
    [
      "apart, out of order",
      [
        [5, 6],
        [1, 2],
      ],
      [
        [1, 2],
        [5, 6],
      ],
    ],
    [
      "overlapping",
      [
        [1, 4],
        [3, 6],
      ],
      [[1, 6]],
    ],
    [
      "touching",
      [
        [1, 3],
        [3, 6],
      ],
      [[1, 6]],
    ],
    [
      "one inside another",
      [
        [1, 9],
        [3, 6],
      ],
      [[1, 9]],
    ],
    [
      "open-ended",
      [
        [1, null],
        [3, 6],
      ],
      [[1, null]],
    ],
    [
      "empty or backward",
      [
        [3, 3],
        [6, 5],
      ],
      [],
    ],
  ])("of %s", (_what, spans, merged) => {
    expect(merge(spans)).toEqual(merged);
  });

  it("covers exactly the same instants, without overlap, whatever their order", () => {
    const span = fc.tuple(fc.nat(30), fc.option(fc.nat(40)));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
        const merged = merge(spans);
        for (let at = 0; at <= 41; at += 1) expect(covers(merged, at)).toBe(covers(spans, at));
        merged.slice(1).forEach(([from], index) => {
          expect(merged[index]?.[1] ?? Number.POSITIVE_INFINITY).toBeLessThan(from);
        });
        expect(merge([...spans].reverse())).toEqual(merged);
      }),
    );
  });
});
