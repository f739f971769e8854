import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tellUpdates } from "@/lib/testing/clocks/stories";
import { SEVERITIES } from "./policy";

const at = fc.integer({ min: -20, max: 400 });
const interval = fc
  .tuple(at, fc.option(fc.nat(100)))
  .map(([from, length]) => [from, length === null ? null : from + length] as const);
const story = fc.record({
  severities: fc
    .array(fc.tuple(at, fc.constantFrom(...SEVERITIES)), { minLength: 1, maxLength: 6 })
    .map((list) => list.sort(([a], [b]) => a - b)),
  updates: fc
    .array(fc.tuple(at, fc.option(fc.integer({ min: 1, max: 300 }))), { maxLength: 6 })
    .map((list) => list.map(([from, next]) => [from, next === null ? null : from + next] as const)),
  pauses: fc.array(interval, { maxLength: 3 }),
  stops: fc.array(interval, { maxLength: 3 }),
  cancelled: fc.option(at),
});

describe("every update clock", () => {
  it("makes one promise at a time: each ends before the next is made, only the last may run", () => {
    fc.assert(
      fc.property(story, (facts) => {
        const segments = tellUpdates(facts);
        segments.forEach((segment, index) => {
          expect(segment.kind).toBe("UPDATE");
          expect(segment.startedAt.getTime()).toBeLessThanOrEqual(segment.dueAt.getTime());
          expect(segment.endedAt === null).toBe(segment.endReason === null);
          expect(segment.metAt !== null).toBe(segment.endReason === "UPDATED");
          if (index === segments.length - 1) return;
          const next = segments[index + 1];
          expect(segment.endedAt).not.toBeNull();
          expect(next?.endedAt?.getTime() ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
            segment.endedAt?.getTime() ?? Number.NaN,
          );
        });
      }),
    );
  });

  it("never holds two rows for one promise", () => {
    fc.assert(
      fc.property(story, (facts) => {
        const broken = tellUpdates(facts).filter(
          ({ endedAt, dueAt }) => !endedAt || endedAt > dueAt,
        );
        const names = broken.map(({ severity, startedAt, dueAt }) =>
          [severity, startedAt.getTime(), dueAt.getTime()].join(),
        );
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });

  it("never runs after cancellation, while resolved, or while paused", () => {
    fc.assert(
      fc.property(story, (facts) => {
        const isRunning = tellUpdates(facts).some(({ endedAt }) => endedAt === null);
        const isHeld = [...facts.pauses, ...facts.stops].some(([, until]) => until === null);
        if (facts.cancelled !== null || isHeld) expect(isRunning).toBe(false);
      }),
    );
  });

  it("derives the same again from facts in any order of their lists", () => {
    fc.assert(
      fc.property(story, (facts) => {
        const turned = {
          ...facts,
          pauses: [...facts.pauses].reverse(),
          stops: [...facts.stops].reverse(),
        };
        expect(tellUpdates(turned)).toEqual(tellUpdates(facts));
      }),
    );
  });
});
