import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMinutes } from "@/lib/core/duration";
import { DEFAULT_POLICY, isMoreSevere, SEVERITIES, type Severity } from "./policy";
import { deriveResponseSegments, type ResponseFacts } from "./response-rules";
import { attainment, clockState, currentClock } from "./rules";

const T0 = new Date("2026-03-01T03:00:00Z");
const minute = (minutes: number) => addMinutes(T0, minutes);

/** Facts in minutes from detection; the first change is the declared severity. */
function derive(
  changes: readonly (readonly [number, Severity])[],
  over: { acknowledged?: number; cancelled?: number } = {},
) {
  const facts: ResponseFacts = {
    detectedAt: T0,
    severityChanges: changes.map(([at, severity]) => ({ at: minute(at), severity })),
    acknowledgedAt: over.acknowledged === undefined ? null : minute(over.acknowledged),
    cancelledAt: over.cancelled === undefined ? null : minute(over.cancelled),
    policy: DEFAULT_POLICY,
  };
  return deriveResponseSegments(facts);
}

/** The part of segments that tells one story from another, in minutes from detection. */
function brief(segments: ReturnType<typeof derive>) {
  const from = (at: Date | null) => (at ? (at.getTime() - T0.getTime()) / 60_000 : null);
  return segments.map(({ severity, startedAt, dueAt, endedAt, endReason }) => [
    severity,
    from(startedAt),
    from(dueAt),
    from(endedAt),
    endReason,
  ]);
}

describe("the response clock", () => {
  it.each([
    ["SEV1", 15],
    ["SEV2", 30],
    ["SEV3", 120],
    ["SEV4", 1_440],
  ] as const)("runs from detection for the target of %s", (severity, target) => {
    const segments = derive([[2, severity]]);
    expect(brief(segments)).toEqual([[severity, 0, target, null, null]]);
    expect(segments[0]).toMatchObject({ kind: "RESPONSE", targetMinutes: target, metAt: null });
  });

  it("is met by an acknowledgement at the due instant, and broken a millisecond later", () => {
    const inTime = derive([[0, "SEV1"]], { acknowledged: 15 });
    expect(brief(inTime)).toEqual([["SEV1", 0, 15, 15, "MET"]]);
    expect(attainment(inTime, minute(60))).toBe("MET");
    const late = derive([[0, "SEV1"]], { acknowledged: 15 + 1 / 60_000 });
    expect(attainment(late, minute(60))).toBe("BREACHED");
    expect(late[0]?.metAt).toEqual(new Date(minute(15).getTime() + 1));
  });

  it("ends without being met when the incident is cancelled", () => {
    const segments = derive([[0, "SEV1"]], { cancelled: 5 });
    expect(brief(segments)).toEqual([["SEV1", 0, 15, 5, "CANCELLED"]]);
    expect(attainment(segments, minute(60))).toBe("CANCELLED");
  });

  it("counts only what came first of acknowledgement and cancellation", () => {
    expect(brief(derive([[0, "SEV1"]], { acknowledged: 5, cancelled: 9 }))).toEqual([
      ["SEV1", 0, 15, 5, "MET"],
    ]);
    expect(brief(derive([[0, "SEV1"]], { acknowledged: 9, cancelled: 5 }))).toEqual([
      ["SEV1", 0, 15, 5, "CANCELLED"],
    ]);
  });

  it("restarts with the new target when the severity is raised", () => {
    expect(
      brief(
        derive([
          [0, "SEV3"],
          [20, "SEV1"],
        ]),
      ),
    ).toEqual([
      ["SEV3", 0, 120, 20, "SEVERITY_CHANGED"],
      ["SEV1", 20, 35, null, null],
    ]);
  });

  it("never gets later by raising the severity", () => {
    expect(
      brief(
        derive([
          [0, "SEV2"],
          [25, "SEV1"],
        ]),
      ),
    ).toEqual([
      ["SEV2", 0, 30, 25, "SEVERITY_CHANGED"],
      ["SEV1", 25, 30, null, null],
    ]);
  });

  it("is due at detection plus the lower target when the severity is lowered", () => {
    expect(
      brief(
        derive([
          [0, "SEV1"],
          [10, "SEV3"],
        ]),
      ),
    ).toEqual([
      ["SEV1", 0, 15, 10, "SEVERITY_CHANGED"],
      ["SEV3", 0, 120, null, null],
    ]);
  });

  it("is due at detection plus the lower target also after it was raised before", () => {
    expect(
      brief(
        derive([
          [0, "SEV3"],
          [10, "SEV1"],
          [20, "SEV2"],
        ]),
      ),
    ).toEqual([
      ["SEV3", 0, 120, 10, "SEVERITY_CHANGED"],
      ["SEV1", 10, 25, 20, "SEVERITY_CHANGED"],
      ["SEV2", 0, 30, null, null],
    ]);
  });

  it("stays broken when the severity is lowered after it fell due", () => {
    const segments = derive(
      [
        [0, "SEV1"],
        [20, "SEV3"],
      ],
      { acknowledged: 30 },
    );
    expect(brief(segments)).toEqual([
      ["SEV1", 0, 15, 20, "SEVERITY_CHANGED"],
      ["SEV3", 0, 120, 30, "MET"],
    ]);
    expect(attainment(segments, minute(60))).toBe("BREACHED");
  });

  it("does not break a second time when the severity is raised after it fell due", () => {
    const segments = derive(
      [
        [0, "SEV2"],
        [40, "SEV1"],
      ],
      { acknowledged: 45 },
    );
    expect(brief(segments)).toEqual([["SEV2", 0, 30, 45, "MET"]]);
    expect(attainment(segments, minute(60))).toBe("BREACHED");
  });

  it("makes no segment of changes at or after the first response", () => {
    expect(
      brief(
        derive(
          [
            [0, "SEV2"],
            [10, "SEV1"],
            [20, "SEV4"],
          ],
          { acknowledged: 10 },
        ),
      ),
    ).toEqual([["SEV2", 0, 30, 10, "MET"]]);
  });

  it("starts with the severity in force at detection when changes are dated before it", () => {
    expect(
      brief(
        derive([
          [-30, "SEV4"],
          [-10, "SEV2"],
          [5, "SEV1"],
        ]),
      ),
    ).toEqual([
      ["SEV2", 0, 30, 5, "SEVERITY_CHANGED"],
      ["SEV1", 5, 20, null, null],
    ]);
  });

  it("takes the declared severity from detection on, however late the declaration", () => {
    expect(brief(derive([[45, "SEV2"]], { acknowledged: 50 }))).toEqual([
      ["SEV2", 0, 30, 50, "MET"],
    ]);
  });
});

const severity = fc.constantFrom(...SEVERITIES);
const story = fc.record({
  changes: fc
    .array(fc.tuple(fc.integer({ min: -60, max: 2_000 }), severity), { minLength: 1, maxLength: 8 })
    .map((changes) => changes.sort(([a], [b]) => a - b)),
  acknowledged: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: undefined }),
  cancelled: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: undefined }),
});
const tell = ({
  changes,
  acknowledged,
  cancelled,
}: typeof story extends fc.Arbitrary<infer S> ? S : never) =>
  derive(changes, {
    ...(acknowledged !== undefined && { acknowledged }),
    ...(cancelled !== undefined && { cancelled }),
  });

describe("every response clock", () => {
  it("has one open or last segment, and all others ended by a severity change, in order", () => {
    fc.assert(
      fc.property(story, (facts) => {
        const segments = tell(facts);
        const earlier = segments.slice(0, -1);
        expect(earlier.every(({ endReason }) => endReason === "SEVERITY_CHANGED")).toBe(true);
        const ends = earlier.map(({ endedAt }) => endedAt?.getTime() ?? Number.NaN);
        expect(ends).toEqual([...ends].sort((a, b) => a - b));
        const last = segments.at(-1);
        const isOver = facts.acknowledged !== undefined || facts.cancelled !== undefined;
        expect(last?.endedAt !== null).toBe(isOver);
        expect(currentClock(segments)).toEqual(last);
      }),
    );
  });

  it("never gets later by a raise, and changes severity at each segment", () => {
    fc.assert(
      fc.property(story, (facts) => {
        const segments = tell(facts);
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
        const segments = tell(facts);
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
        const segments = tell(facts);
        expect(tell(facts)).toEqual(segments);
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
