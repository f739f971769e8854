import { describe, expect, it } from "vitest";
import { DEFAULT_STEPS, decide, type Remaining, refuseSteps, type Step } from "./velocity-rules";

const slo = (ref: string, part: number | null, of = 100_000): Remaining => ({
  sloId: ref,
  ref,
  name: "Requests succeed",
  share: part === null ? null : { part: BigInt(part), of: BigInt(of) },
});

describe("a decision", () => {
  it.each([
    [25_001, "CONTINUE", "25 % of the budget of SLO-1 (Requests succeed) is left."],
    [25_000, "SLOW_DOWN", "25 % of the budget of SLO-1 (Requests succeed) is left."],
    [1, "SLOW_DOWN", "0 % of the budget of SLO-1 (Requests succeed) is left."],
    [0, "FREEZE", "The budget of SLO-1 (Requests succeed) is spent."],
    [-50_000, "FREEZE", "The budget of SLO-1 (Requests succeed) is overspent by 50 % of it."],
  ])("with %s of 100,000 left is %s", (left, decision, because) => {
    expect(decide(DEFAULT_STEPS, [slo("SLO-1", left)], null)).toMatchObject({
      decision,
      because,
      sloId: "SLO-1",
    });
  });

  it("is the worst SLO's, and of equals that of the one with the least left", () => {
    const of = [
      slo("SLO-1", 90_000),
      slo("SLO-2", 10_000),
      slo("SLO-3", 20_000),
      slo("SLO-4", null),
    ];
    expect(decide(DEFAULT_STEPS, of, null)).toMatchObject({
      decision: "SLOW_DOWN",
      sloId: "SLO-2",
    });
  });

  it("goes on where nothing is known, and says so", () => {
    expect(decide(DEFAULT_STEPS, [], null)).toMatchObject({
      decision: "CONTINUE",
      because: expect.stringContaining("has no SLO"),
    });
    const unknown = decide(DEFAULT_STEPS, [slo("SLO-1", null)], null);
    expect(unknown).toMatchObject({
      decision: "CONTINUE",
      because: expect.stringContaining("has data yet"),
    });
  });

  it("is a person's while that holds", () => {
    const override = {
      decision: "CONTINUE",
      reason: "A fix goes out",
      byName: "Grace",
      until: new Date("2026-06-01T12:00:00Z"),
    } as const;
    expect(decide(DEFAULT_STEPS, [slo("SLO-1", -1)], override)).toMatchObject({
      decision: "CONTINUE",
      because: "Grace decided so until 2026-06-01 12:00 UTC: A fix goes out",
      sloId: null,
    });
  });
});

describe("steps", () => {
  const step = (atMostPercent: number, decision: Step["decision"]): Step => ({
    atMostPercent,
    decision,
    text: "",
    expedite: "",
  });
  it.each([
    ["that get harder are taken", [step(0, "FREEZE"), step(50, "SLOW_DOWN")], null],
    ["that get milder are refused", [step(50, "FREEZE"), step(0, "SLOW_DOWN")], /milder/],
    ["twice at a share are refused", [step(0, "FREEZE"), step(0, "FREEZE")], /same share/],
    ["of none are taken", [], null],
  ])("%s", (_, steps, refused) => {
    const wrong = refuseSteps(steps);
    if (refused === null) expect(wrong).toBeNull();
    else expect(wrong).toMatch(refused);
  });
});
