import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addTallies, budgetOf, burnOf, exhaustedAt, sliPercent, type Tally } from "./budget-rules";
import { divideRounded, isAbove, toNumber, toUnits, WHOLE } from "./exact-rules";
import { lengthOf } from "./span-rules";
import { type SloWindow, windowAt } from "./window-rules";

const targetOf = (percent: number) => toUnits(percent, 6) ?? 0n;
const events = (bad: number, total: number): Tally => ({
  bad: BigInt(bad) * 1_000n,
  total: BigInt(total) * 1_000n,
});
const shown = (value: { part: bigint; of: bigint } | null) =>
  value && toNumber({ part: value.part, of: value.of * 1_000n });

describe("minutes allowed", () => {
  it.each([
    [99.9, { rollingDays: 30 }, "2026-03-10T00:00:00Z", 43.2],
    [99.95, { rollingDays: 28 }, "2026-03-10T00:00:00Z", 20.16],
    [99, { rollingDays: 7 }, "2026-03-10T00:00:00Z", 100.8],
    [99.9, { calendar: "MONTH", timeZone: "Europe/Berlin" }, "2026-03-10T00:00:00Z", 44.58],
    [99.9, { calendar: "MONTH", timeZone: "Europe/Berlin" }, "2026-10-10T00:00:00Z", 44.7],
    [99.9, { calendar: "MONTH", timeZone: "UTC" }, "2027-02-10T00:00:00Z", 40.32],
  ] as [number, SloWindow, string, number][])(
    "at %s %% over %o are exact",
    (percent, window, at, allowed) => {
      const { start, end } = windowAt(window, Date.parse(at));
      const minutes = BigInt((end - start) / 60_000) * 1_000n;
      expect(shown(budgetOf(targetOf(percent), minutes, 0n).allowed)).toBe(allowed);
    },
  );

  it("are fewer where maintenance is excluded, counted once where it overlaps", () => {
    expect(shown(budgetOf(targetOf(99.9), BigInt(43_200 - 120) * 1_000n, 0n).allowed)).toBe(43.08);
    const [a, b] = [
      { start: 0, end: 60 },
      { start: 30, end: 90 },
    ];
    expect(lengthOf([a, b])).toBe(90);
  });
});

describe("a budget in events", () => {
  it.each([
    [999_400, 99.94, 600, 400, 0.4],
    [998_500, 99.85, 1_500, -500, -0.5],
    [1_000_000, 100, 0, 1_000, 1],
  ])(
    "with %s good of a million at 99.9 %% is exact and signed",
    (good, sli, consumed, remaining, share) => {
      const tally = events(1_000_000 - good, 1_000_000);
      const budget = budgetOf(targetOf(99.9), tally.total, tally.bad);
      expect(sliPercent(tally)).toBe(sli);
      expect(shown(budget.allowed)).toBe(1_000);
      expect(shown(budget.consumed)).toBe(consumed);
      expect(shown(budget.remaining)).toBe(remaining);
      expect(budget.remainingShare && toNumber(budget.remainingShare)).toBe(share);
    },
  );

  it("is no data where nothing happened, and never NaN", () => {
    const budget = budgetOf(targetOf(99.9), 0n, 0n);
    expect([sliPercent(events(0, 0)), budget.remainingShare, burnOf(events(0, 0), 1n)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(shown(budget.allowed)).toBe(0);
  });

  it("sums events, and never averages ratios", () => {
    const sum = addTallies(events(100, 10_000), events(5, 10));
    expect(toNumber({ part: sum.bad * 100n, of: sum.total })).toBeCloseTo(1.048951, 6);
  });

  it("is what was consumed and what remains", () => {
    const count = fc.bigInt({ min: 0n, max: 10n ** 21n });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: WHOLE - 1n }), count, count, (target, total, bad) => {
        const { allowed, consumed, remaining } = budgetOf(target, total, bad);
        expect(consumed.part + remaining.part).toBe(allowed.part);
      }),
    );
  });
});

describe("when the budget is gone", () => {
  const DAY = 86_400_000;
  const at = Date.UTC(2026, 0, 31);
  const month = { start: at - 30 * DAY, end: at };
  const target = targetOf(99.9);
  const gone = (bad: number, lastDay: Tally, window = month) =>
    exhaustedAt(
      budgetOf(target, events(0, 1_000_000).total, events(bad, 0).bad),
      lastDay,
      target,
      window,
      at,
    );

  it("is told from the burn of the last day", () => {
    expect(gone(500, events(30, 10_000))).toBe(at + 5 * DAY);
    expect(gone(0, events(10, 10_000))).toBe(at + 30 * DAY);
  });
  it("is now where it is gone, and not within the window where it lasts", () => {
    expect(gone(1_000, events(0, 10_000))).toBe(at);
    expect(gone(1_500, events(0, 0))).toBe(at);
    expect(gone(0, events(9, 10_000))).toBe(null);
    expect(gone(0, events(0, 10_000))).toBe(null);
    expect(gone(0, events(0, 0))).toBe(null);
  });
  it("is judged against the end of a calendar's window", () => {
    const window = { start: at - 10 * DAY, end: at + 20 * DAY };
    expect(gone(500, events(30, 10_000), window)).toBe(at + 5 * DAY);
    expect(gone(0, events(10, 10_000), window)).toBe(null);
  });
});

describe("exact numbers", () => {
  it.each([
    [99.95, 6, 99_950_000n],
    [1e-6, 6, 1n],
    [99.999999, 6, 99_999_999n],
    [99.9999999, 6, null],
    [1e21, 0, 10n ** 21n],
    [-2.5, 3, -2_500n],
    [0, 3, 0n],
    [Number.NaN, 3, null],
    [Number.POSITIVE_INFINITY, 3, null],
  ])("%s with %s decimals is %s", (value, decimals, units) =>
    expect(toUnits(value, decimals)).toBe(units),
  );

  it("come back as they were", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (thousandths) => {
        const value = thousandths / 1_000;
        expect(toNumber({ part: toUnits(value, 3) ?? 7n, of: 1_000n })).toBe(
          value === 0 ? 0 : value,
        );
      }),
    );
  });

  it("compare without rounding", () => {
    // 0.0144 ÷ (1 − 0.999) is 14.399999999999986 in binary fractions.
    const burn = burnOf(events(144, 10_000), targetOf(99.9));
    expect(burn && toNumber(burn)).toBe(14.4);
    expect(burn && isAbove(burn, { part: 144n, of: 10n })).toBe(false);
    expect(burn && isAbove({ part: 144n, of: 10n }, burn)).toBe(false);
  });

  it("round to the nearest", () => {
    expect([divideRounded(5n, 2n), divideRounded(-5n, 2n), divideRounded(4n, 3n)]).toEqual([
      3n,
      -3n,
      1n,
    ]);
  });
});
