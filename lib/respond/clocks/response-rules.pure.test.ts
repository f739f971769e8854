import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minute, tellResponse } from "@/lib/testing/clocks/stories";
import { DEFAULT_POLICY, isMoreSevere, SEVERITIES } from "./policy";
import { attainment, clockState, currentClock } from "./rules";

const story = fc.record({
  severities: fc
    .array(fc.tuple(fc.integer({ min: -60, max: 2_000 }), fc.constantFrom(...SEVERITIES)), {
      minLength: 1,
      maxLength: 8,
    })
    .map((changes) => changes.sort(([a], [b]) => a - b)),
  acknowledged: fc.option(fc.integer({ min: 0, max: 2_000 })),
  cancelled: fc.option(fc.integer({ min: 0, max: 2_000 })),
});

describe("every response clock", () => {
  it("has one open or last segment, and all others ended by a severity change, in order", () => {
    fc.assert(
      fc.property(story, (facts) => {
        const segments = tellResponse(facts);
        const earlier = segments.slice(0, -1);
        expect(earlier.every(({ endReason }) => endReason === "SEVERITY_CHANGED")).toBe(true);
        const ends = earlier.map(({ endedAt }) => endedAt?.getTime() ?? Number.NaN);
        expect(ends).toEqual([...ends].sort((a, b) => a - b));
        const last = segments.at(-1);
        const isOver = facts.acknowledged !== null || facts.cancelled !== null;
        expect(last?.endedAt !== null).toBe(isOver);
        expect(currentClock(segments)).toEqual(last);
      }),
    );
  });

  it("never gets later by a raise, and changes severity at each segment", () => {
    fc.assert(
      fc.property(story, (facts) => {
        const segments = tellResponse(facts);
        segments.slice(1).forEach((segment, index) => {
          const before = segments[index];
          if (!before) throw new Error("A segment has one before it.");
          expect(segment.severity).not.toBe(before.severity);
          if (isMoreSevere(segment.severity, before.severity)) {
            expect(segment.dueAt.getTime()).toBeLessThanOrEqual(before.dueAt.getTime());
          } else {
            const target = DEFAULT_POLICY[segment.severity].responseTargetMinutes;
            expect(segment.dueAt).toEqual(minute(target));
          }
        });
      }),
    );
  });

  it("is MET only if the last segment was met in time and none was broken before", () => {
    fc.assert(
      fc.property(story, (facts) => {
        const segments = tellResponse(facts);
        const last = segments.at(-1);
        const isKept =
          last?.metAt != null &&
          last.metAt <= last.dueAt &&
          segments.every(({ endedAt, dueAt }) => endedAt !== null && endedAt <= dueAt);
        expect(attainment(segments, minute(5_000)) === "MET").toBe(isKept);
      }),
    );
  });

  it("derives the same again, and never goes back from BREACHED as time goes on", () => {
    fc.assert(
      fc.property(story, fc.nat(3_000), fc.nat(3_000), (facts, now, more) => {
        const segments = tellResponse(facts);
        expect(tellResponse(facts)).toEqual(segments);
        for (const segment of segments.filter(({ endedAt }) => endedAt === null)) {
          const order = ["RUNNING", "AT_RISK", "BREACHED"];
          const earlier = order.indexOf(clockState(segment, minute(now)));
          expect(order.indexOf(clockState(segment, minute(now + more)))).toBeGreaterThanOrEqual(
            earlier,
          );
        }
      }),
    );
  });
});
