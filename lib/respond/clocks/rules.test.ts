import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMinutes } from "@/lib/platform/core/clock/duration";
import { DEFAULT_POLICY, isMoreSevere, SEVERITIES } from "./policy";
import { SeverityPolicy } from "./policy-schema";
import { derivePostmortemClock } from "./postmortem-rules";
import {
  attainment,
  type ClockSegment,
  clockState,
  currentClock,
  nearestClock,
  usedShare,
} from "./rules";

const T0 = new Date("2026-03-01T03:00:00Z");
const minute = (minutes: number) => addMinutes(T0, minutes);

function clock(change: Partial<ClockSegment> = {}): ClockSegment {
  return {
    kind: "RESPONSE",
    severity: "SEV1",
    targetMinutes: 20,
    startedAt: T0,
    dueAt: minute(20),
    metAt: null,
    endedAt: null,
    endReason: null,
    ...change,
  };
}

describe("the default policy", () => {
  it.each([
    ["SEV1", 15, 30, "REQUIRED", 3],
    ["SEV2", 30, 60, "REQUIRED", 5],
    ["SEV3", 120, 240, "OPTIONAL", null],
    ["SEV4", 1_440, null, "OPTIONAL", null],
  ] as const)(
    "promises for %s what the product says",
    (severity, response, update, postmortem, days) => {
      expect(DEFAULT_POLICY[severity]).toMatchObject({
        responseTargetMinutes: response,
        updateCadenceMinutes: update,
        postmortem,
        postmortemDueDays: days,
      });
    },
  );

  it("survives being stored, and is refused with a severity or a field missing", () => {
    const stored: unknown = JSON.parse(JSON.stringify(DEFAULT_POLICY));
    expect(SeverityPolicy.parse(stored)).toEqual(DEFAULT_POLICY);
    const { SEV4: _left, ...three } = DEFAULT_POLICY;
    expect(SeverityPolicy.safeParse(three).success).toBe(false);
    const { definition: _text, ...partial } = DEFAULT_POLICY.SEV1;
    expect(SeverityPolicy.safeParse({ ...DEFAULT_POLICY, SEV1: partial }).success).toBe(false);
  });

  it("orders severities strictly, SEV1 first", () => {
    const worstFirst = [...SEVERITIES].sort((a, b) => (isMoreSevere(a, b) ? -1 : 1));
    expect(worstFirst).toEqual(["SEV1", "SEV2", "SEV3", "SEV4"]);
    expect(isMoreSevere("SEV2", "SEV2")).toBe(false);
  });
});

describe("the state of a clock", () => {
  it.each([
    [-5, "RUNNING"],
    [0, "RUNNING"],
    [14.999, "RUNNING"],
    [15, "AT_RISK"],
    [20, "AT_RISK"],
    [20.001, "BREACHED"],
  ])("is, after %s of 20 minutes, %s", (minutes, state) => {
    expect(clockState(clock(), minute(minutes))).toBe(state);
  });

  it.each([
    ["MET", 20, "MET"],
    ["MET", 21, "BREACHED"],
    ["UPDATED", 5, "MET"],
    ["PAUSED", 5, "PAUSED"],
    ["PAUSED", 21, "BREACHED"],
    ["CANCELLED", 5, "CANCELLED"],
    ["RESOLVED", 5, "CANCELLED"],
    ["SEVERITY_CHANGED", 21, "BREACHED"],
  ] as const)("ended as %s at minute %s is %s for good", (endReason, ended, state) => {
    const endedAt = minute(ended);
    const metAt = endReason === "MET" || endReason === "UPDATED" ? endedAt : null;
    expect(clockState(clock({ endedAt, metAt, endReason }), minute(30))).toBe(state);
    expect(clockState(clock({ endedAt, metAt, endReason }), minute(9_999))).toBe(state);
  });

  it("uses its time evenly, never below nothing, and all of it when there is none", () => {
    expect(usedShare(clock(), minute(-1))).toBe(0);
    expect(usedShare(clock(), minute(5))).toBe(0.25);
    expect(usedShare(clock(), minute(30))).toBe(1.5);
    expect(usedShare(clock({ dueAt: T0 }), minute(0))).toBe(1);
  });

  it("is a function of whether it was met in time, whenever one asks", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (met, later) => {
        const at = minute(met);
        const segment = clock({ metAt: at, endedAt: at, endReason: "MET" });
        expect(clockState(segment, minute(met + later))).toBe(met <= 20 ? "MET" : "BREACHED");
      }),
    );
  });
});

describe("among several clocks", () => {
  const ended = { endedAt: minute(5), endReason: "SEVERITY_CHANGED" } as const;

  it("the nearest is the running one that falls due first", () => {
    const [soon, late] = [
      clock({ dueAt: minute(10) }),
      clock({ kind: "UPDATE", dueAt: minute(30) }),
    ];
    const gone = clock({ dueAt: minute(1), ...ended });
    expect(nearestClock([late, gone, soon])).toBe(soon);
    expect(nearestClock([gone])).toBeNull();
    expect(nearestClock([])).toBeNull();
  });

  it("the current is the running one, in whatever order they come, even if it started earlier", () => {
    const raised = clock({
      startedAt: minute(5),
      endedAt: minute(9),
      endReason: "SEVERITY_CHANGED",
    });
    const lowered = clock({ severity: "SEV3", startedAt: T0, dueAt: minute(120) });
    expect(currentClock([lowered, raised])).toBe(lowered);
    expect(currentClock([raised, lowered])).toBe(lowered);
  });

  it("the current is the one that ended last when none runs", () => {
    const first = clock(ended);
    const last = clock({ metAt: minute(9), endedAt: minute(9), endReason: "MET" });
    expect(currentClock([last, first])).toBe(last);
    expect(attainment([last, first], minute(60))).toBe("MET");
    expect(currentClock([])).toBeNull();
  });

  it("of two that ended together, the later listed is current", () => {
    const [first, second] = [clock(ended), clock({ ...ended, severity: "SEV2" })];
    expect(currentClock([first, second])).toBe(second);
  });

  it("attainment is nothing without clocks, and BREACHED as soon as one broke", () => {
    expect(attainment([], T0)).toBeNull();
    const broken = clock({ dueAt: minute(4), ...ended });
    const met = clock({ metAt: minute(6), endedAt: minute(6), endReason: "MET" });
    expect(attainment([broken, met], minute(10))).toBe("BREACHED");
  });
});

describe("the postmortem clock", () => {
  const facts = {
    resolvedAt: T0,
    severity: "SEV1",
    publishedAt: null,
    waivedAt: null,
    cancelledAt: null,
    policy: DEFAULT_POLICY,
  } as const;

  it.each([
    ["SEV1", 3],
    ["SEV2", 5],
  ] as const)("is due for %s %s days after resolution", (severity, days) => {
    const derived = derivePostmortemClock({ ...facts, severity });
    expect(derived).toMatchObject({ startedAt: T0, dueAt: minute(days * 1_440), endedAt: null });
  });

  it.each(["SEV3", "SEV4"] as const)("is not owed for %s", (severity) => {
    expect(derivePostmortemClock({ ...facts, severity })).toBeNull();
  });

  it("is not owed before resolution or after cancellation", () => {
    expect(derivePostmortemClock({ ...facts, resolvedAt: null })).toBeNull();
    expect(derivePostmortemClock({ ...facts, cancelledAt: minute(5) })).toBeNull();
  });

  it("is met by publishing and ends with a waiver", () => {
    const at = minute(100);
    expect(derivePostmortemClock({ ...facts, publishedAt: at })).toMatchObject({
      metAt: at,
      endReason: "MET",
    });
    const waived = derivePostmortemClock({ ...facts, waivedAt: at });
    expect(waived).toMatchObject({ metAt: null, endedAt: at, endReason: "CANCELLED" });
  });
});
