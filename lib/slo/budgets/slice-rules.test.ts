import { describe, expect, it } from "vitest";
import { judgeSlices, judgeValue, type Slicing } from "./slice-rules";

const hour = (minutes: [number, number, number][]) =>
  new Map(
    minutes.map(([minute, good, total]) => [minute, { good: BigInt(good), total: BigInt(total) }]),
  );
const slices = (minutes: Slicing["minutes"], percent: number): Slicing => ({
  minutes,
  target: BigInt(percent * 1_000_000),
});

describe("slices of an hour", () => {
  it("are good when at least their target is, by sums of their events", () => {
    const half = hour([
      [0, 95, 100],
      [1, 855, 900],
      [5, 94, 100],
    ]);
    expect(judgeSlices(half, slices(5, 95))).toEqual({ good: 5, bad: 5 });
    expect(judgeSlices(half, slices(10, 95))).toEqual({ good: 0, bad: 10 });
    expect(judgeSlices(half, slices(1, 95))).toEqual({ good: 2, bad: 1 });
    expect(judgeSlices(half, slices(60, 90))).toEqual({ good: 60, bad: 0 });
  });
  it("without data are neither good nor bad, and so are those without events", () => {
    expect(judgeSlices(hour([]), slices(1, 99))).toEqual({ good: 0, bad: 0 });
    expect(judgeSlices(hour([[7, 0, 0]]), slices(5, 99))).toEqual({ good: 0, bad: 0 });
  });
  it("lose what maintenance covers: neither its events nor its minutes count", () => {
    const counted = hour([
      [0, 0, 100],
      [1, 100, 100],
      [2, 100, 100],
    ]);
    expect(judgeSlices(counted, slices(5, 99))).toEqual({ good: 0, bad: 5 });
    expect(judgeSlices(counted, slices(5, 99), (minute) => minute !== 0)).toEqual({
      good: 4,
      bad: 0,
    });
    expect(judgeSlices(counted, slices(5, 99), () => false)).toEqual({ good: 0, bad: 0 });
  });
});

describe("a threshold", () => {
  it.each([
    ["LT", 300, false],
    ["LTE", 300, true],
    ["GT", 300, false],
    ["GTE", 300, true],
    ["LT", 299.9, true],
    ["GT", 300.1, true],
  ] as const)("%s 300 holds for %s: %s", (op, value, good) => {
    expect(judgeValue(value, { op, value: 300 }).good).toBe(good ? 1_000n : 0n);
  });
});
