import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMinutes } from "@/lib/core/duration";
import { DEFAULT_POLICY, SEVERITIES, type Severity } from "./policy";
import type { ClockSegment } from "./rules";
import { deriveUpdateSegments } from "./update-rules";

const T0 = new Date("2026-03-01T03:00:00Z");
const minute = (minutes: number) => addMinutes(T0, minutes);

/** Everything in minutes from T0; acknowledged at T0 unless said otherwise. */
type Story = {
  acknowledged?: number | null;
  severities?: readonly (readonly [number, Severity])[];
  updates?: readonly (readonly [number, number | null])[];
  pauses?: readonly (readonly [number, number | null])[];
  stops?: readonly (readonly [number, number | null])[];
  cancelled?: number | null;
};

function derive(story: Story): ClockSegment[] {
  const instant = (at: number | null) => (at === null ? null : minute(at));
  const intervals = (list: readonly (readonly [number, number | null])[] = []) =>
    list.map(([from, until]) => ({ from: minute(from), until: instant(until) }));
  return deriveUpdateSegments({
    acknowledgedAt: instant(story.acknowledged === undefined ? 0 : story.acknowledged),
    severityChanges: (story.severities ?? [[-5, "SEV1"]]).map(([at, severity]) => ({
      at: minute(at),
      severity,
    })),
    updates: (story.updates ?? []).map(([at, next]) => ({
      at: minute(at),
      nextUpdateAt: instant(next),
    })),
    pauses: intervals(story.pauses),
    stops: intervals(story.stops),
    cancelledAt: instant(story.cancelled ?? null),
    policy: DEFAULT_POLICY,
  });
}

function brief(story: Story) {
  const from = (at: Date | null) => (at ? (at.getTime() - T0.getTime()) / 60_000 : null);
  return derive(story).map(({ severity, startedAt, dueAt, endedAt, endReason }) => [
    severity,
    from(startedAt),
    from(dueAt),
    from(endedAt),
    endReason,
  ]);
}

describe("the update clock", () => {
  it("does not run before somebody acknowledges", () => {
    expect(brief({ acknowledged: null, updates: [[5, null]] })).toEqual([]);
  });

  it.each([
    ["SEV1", 30],
    ["SEV2", 60],
    ["SEV3", 240],
  ] as const)("starts at acknowledgement with the cadence of %s", (severity, cadence) => {
    expect(brief({ severities: [[-5, severity]] })).toEqual([[severity, 0, cadence, null, null]]);
  });

  it("owes nothing for SEV4, unless the commander promises a time", () => {
    expect(brief({ severities: [[-5, "SEV4"]], updates: [[5, null]] })).toEqual([]);
    expect(brief({ severities: [[-5, "SEV4"]], updates: [[5, 50]] })).toEqual([
      ["SEV4", 5, 50, null, null],
    ]);
  });

  it("restarts at each update, met or late, and by the time the commander chose", () => {
    const story = {
      updates: [
        [20, null],
        [55, 60],
      ],
    } as const;
    expect(brief(story)).toEqual([
      ["SEV1", 0, 30, 20, "UPDATED"],
      ["SEV1", 20, 50, 55, "UPDATED"],
      ["SEV1", 55, 60, null, null],
    ]);
    expect(derive(story).map(({ metAt }) => metAt)).toEqual([minute(20), minute(55), null]);
    expect(derive(story).at(-1)?.targetMinutes).toBe(5);
  });

  it("stops at resolution and starts afresh when the resolution is taken back", () => {
    expect(brief({ stops: [[10, null]] })).toEqual([["SEV1", 0, 30, 10, "RESOLVED"]]);
    expect(brief({ stops: [[10, 40]] })).toEqual([
      ["SEV1", 0, 30, 10, "RESOLVED"],
      ["SEV1", 40, 70, null, null],
    ]);
  });

  it("owes nothing for an all-clear sent after resolution", () => {
    expect(brief({ stops: [[10, null]], updates: [[12, null]] })).toEqual([
      ["SEV1", 0, 30, 10, "RESOLVED"],
    ]);
  });

  it("pauses and goes on with a full cadence", () => {
    expect(brief({ pauses: [[10, null]] })).toEqual([["SEV1", 0, 30, 10, "PAUSED"]]);
    expect(brief({ pauses: [[10, 100]] })).toEqual([
      ["SEV1", 0, 30, 10, "PAUSED"],
      ["SEV1", 100, 130, null, null],
    ]);
  });

  it("waits for the last of overlapping pauses and stops", () => {
    const resumedAt = (story: Story) => brief(story).at(-1)?.[1];
    expect(
      brief({
        pauses: [
          [10, 20],
          [15, 25],
        ],
      }),
    ).toEqual([
      ["SEV1", 0, 30, 10, "PAUSED"],
      ["SEV1", 25, 55, null, null],
    ]);
    expect(resumedAt({ pauses: [[10, 50]], stops: [[20, 40]] })).toBe(50);
    expect(resumedAt({ pauses: [[20, 40]], stops: [[10, 50]] })).toBe(50);
  });

  it("does not start while paused, resolved or cancelled before acknowledgement", () => {
    expect(brief({ pauses: [[-3, 20]] })).toEqual([["SEV1", 20, 50, null, null]]);
    expect(brief({ stops: [[0, null]] })).toEqual([]);
    expect(brief({ cancelled: -1 })).toEqual([]);
  });

  it("ends for good with cancellation, whatever is dated after it", () => {
    expect(
      brief({ cancelled: 10, updates: [[12, null]], pauses: [[11, 13]], stops: [[14, 15]] }),
    ).toEqual([["SEV1", 0, 30, 10, "CANCELLED"]]);
  });

  it("follows a raise, but never gets later by it", () => {
    const raise = (at: number) =>
      brief({
        severities: [
          [-5, "SEV2"],
          [at, "SEV1"],
        ],
      });
    expect(raise(10)).toEqual([
      ["SEV2", 0, 60, 10, "SEVERITY_CHANGED"],
      ["SEV1", 10, 40, null, null],
    ]);
    expect(raise(50)).toEqual([
      ["SEV2", 0, 60, 50, "SEVERITY_CHANGED"],
      ["SEV1", 50, 60, null, null],
    ]);
  });

  it("counts the longer cadence from the same start when lowered", () => {
    expect(
      brief({
        severities: [
          [-5, "SEV1"],
          [10, "SEV3"],
        ],
      }),
    ).toEqual([
      ["SEV1", 0, 30, 10, "SEVERITY_CHANGED"],
      ["SEV3", 0, 240, null, null],
    ]);
  });

  it("buys no time by raising and lowering again", () => {
    expect(
      brief({
        severities: [
          [-5, "SEV2"],
          [20, "SEV1"],
          [25, "SEV2"],
        ],
      }),
    ).toEqual([
      ["SEV2", 0, 60, 20, "SEVERITY_CHANGED"],
      ["SEV1", 20, 50, 25, "SEVERITY_CHANGED"],
      ["SEV2", 0, 60, null, null],
    ]);
  });

  it("keeps a chosen time when lowered, also after a raise drew it nearer", () => {
    expect(
      brief({
        updates: [[5, 20]],
        severities: [
          [-5, "SEV1"],
          [10, "SEV3"],
        ],
      }),
    ).toEqual([
      ["SEV1", 0, 30, 5, "UPDATED"],
      ["SEV1", 5, 20, null, null],
    ]);
    expect(
      brief({
        updates: [[5, 50]],
        severities: [
          [-5, "SEV2"],
          [10, "SEV1"],
          [15, "SEV2"],
        ],
      }),
    ).toEqual([
      ["SEV2", 0, 60, 5, "UPDATED"],
      ["SEV2", 5, 50, 10, "SEVERITY_CHANGED"],
      ["SEV1", 10, 40, 15, "SEVERITY_CHANGED"],
      ["SEV2", 5, 50, null, null],
    ]);
  });

  it("breaks an overdue promise once, however often the severity changes afterwards", () => {
    expect(
      brief({
        severities: [
          [-5, "SEV2"],
          [70, "SEV1"],
          [80, "SEV2"],
        ],
      }),
    ).toEqual([["SEV2", 0, 60, null, null]]);
  });

  it("starts when a severity with a cadence follows one without, and ends the other way", () => {
    expect(
      brief({
        severities: [
          [-5, "SEV4"],
          [10, "SEV2"],
          [20, "SEV4"],
        ],
      }),
    ).toEqual([["SEV2", 10, 70, 20, "SEVERITY_CHANGED"]]);
  });

  it("is left alone by a change to the same severity", () => {
    expect(
      brief({
        severities: [
          [-5, "SEV2"],
          [20, "SEV2"],
        ],
      }),
    ).toEqual([["SEV2", 0, 60, null, null]]);
  });

  it("takes the severity in force at acknowledgement", () => {
    const severities = [
      [-20, "SEV4"],
      [-10, "SEV2"],
      [0, "SEV1"],
    ] as const;
    expect(brief({ severities })).toEqual([["SEV1", 0, 30, null, null]]);
    expect(brief({ severities: [[15, "SEV3"]] })).toEqual([["SEV3", 0, 240, null, null]]);
  });
});

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
        const segments = derive(facts);
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
        const broken = derive(facts).filter(({ endedAt, dueAt }) => !endedAt || endedAt > dueAt);
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
        const isRunning = derive(facts).some(({ endedAt }) => endedAt === null);
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
        expect(derive(turned)).toEqual(derive(facts));
      }),
    );
  });
});
