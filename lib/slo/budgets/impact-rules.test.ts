import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toNumber } from "./exact-rules";
import { IMPACT_UNITS, type Impact, impactSpan, impactTally } from "./impact-rules";

const T0 = Date.parse("2026-03-10T10:00:00Z");
const at = (minutes: number) => T0 + minutes * 60_000;
const impact = (from: number, to: number, percent: number | null): Impact => ({
  start: at(from),
  end: at(to),
  share: percent === null ? null : percent * 10_000,
});
const day = { start: at(-600), end: at(840) };
const minutes = (
  impacts: Impact[],
  within = day,
  excluded: { start: number; end: number }[] = [],
) => toNumber({ part: impactTally(impacts, within, excluded).bad, of: IMPACT_UNITS });

describe("minutes of impact", () => {
  it("take the largest share at each minute, never the sum", () => {
    expect(minutes([impact(0, 30, 40), impact(20, 40, 100)])).toBe(28);
    expect(minutes([impact(0, 30, 40), impact(0, 30, 40)])).toBe(12);
    expect(minutes([impact(0, 60, 50), impact(10, 20, 10)])).toBe(30);
  });
  it("count whole where nobody knows the share", () =>
    expect(minutes([impact(0, 30, null)])).toBe(30));
  it("count only inside the window, and not in maintenance", () => {
    const within = { start: at(10), end: at(20) };
    expect(minutes([impact(0, 30, 100)], within)).toBe(10);
    const maintenance = [
      { start: at(0), end: at(15) },
      { start: at(10), end: at(16) },
    ];
    expect(minutes([impact(0, 30, 100)], day, maintenance)).toBe(14);
    expect(impactTally([], day, maintenance).total / IMPACT_UNITS).toBe(1_440n - 16n);
  });

  it("are what a minute-by-minute count says, in any order", () => {
    const some = fc.array(
      fc.tuple(fc.nat(120), fc.nat(60), fc.constantFrom(null, 0, 10, 40, 100)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (rows) => {
        const impacts = rows.map(([from, length, share]) => impact(from, from + length, share));
        let sum = 0;
        for (let minute = 0; minute < 200; minute++) {
          const holding = impacts.filter(
            ({ start, end }) => start <= at(minute) && end > at(minute),
          );
          sum += Math.max(0, ...holding.map(({ share }) => share ?? 1_000_000));
        }
        const expected = BigInt(sum) * 60_000n;
        expect(impactTally(impacts, day, []).bad).toBe(expected);
        expect(impactTally(impacts.toReversed(), day, []).bad).toBe(expected);
      }),
    );
  });
});

describe("an incident's impact", () => {
  const times = {
    impactStartedAt: new Date(at(0)),
    detectedAt: new Date(at(5)),
    mitigatedAt: new Date(at(30)),
    resolvedAt: new Date(at(60)),
  };
  it.each([
    ["start to mitigation", {}, 0, 30],
    ["detection, where the start is not known", { impactStartedAt: null }, 5, 30],
    ["to resolution, where nobody mitigated", { mitigatedAt: null }, 0, 60],
    ["to now, while it lasts", { mitigatedAt: null, resolvedAt: null }, 0, 90],
  ])("goes from %s", (_, given, from, to) => {
    expect(impactSpan({ ...times, ...given }, at(90))).toEqual({ start: at(from), end: at(to) });
  });
});
