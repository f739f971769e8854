import { describe, expect, it } from "vitest";
import {
  defaultRules,
  explainBurn,
  factorOf,
  isBurning,
  isCalm,
  leastBadOf,
  type RuleFacts,
  sayMinutes,
  unusedBecause,
} from "./burn-rules";
import { toNumber, toUnits } from "./exact-rules";

const DAY = 1_440;
const targetOf = (percent: number) => toUnits(percent, 6) ?? 0n;
const measured = (percentBad: number, minutes: number, knownMinutes = minutes) => ({
  bad: toUnits(percentBad, 6) ?? 0n,
  total: 100_000_000n,
  minutes,
  knownMinutes,
});
const facts = (long: number, short: number, given: Partial<RuleFacts> = {}): RuleFacts => ({
  factor: { part: 144n, of: 10n },
  target: targetOf(99.9),
  long: measured(long, 60),
  short: measured(short, 5),
  longIsFull: true,
  leastBad: 0n,
  ...given,
});

describe("the rules of a window", () => {
  it.each([
    [30, [14.4, 6, 3, 1], [null, null, null, null]],
    [28, [13.44, 5.6, 2.8, 28 / 30], [null, null, null, "INSIDE_THE_BUDGET"]],
    [7, [13.44, 3.5, 1.4, 0.98], [null, null, null, "INSIDE_THE_BUDGET"]],
    [90, [43.2, 18, 9, 3], [null, null, null, null]],
    [14, [6.72, 2.8, 1.4, 14 / 30], [null, null, null, "INSIDE_THE_BUDGET"]],
    [13, [24.96, 6.5, 2.6, 1.82], [null, null, null, null]],
  ])("of %s days have their factors, and say which do not serve", (days, factors, unused) => {
    const rules = defaultRules(days * DAY);
    expect(rules.map((rule) => toNumber(factorOf(rule, days * DAY)))).toEqual(factors);
    expect(rules.map((rule) => unusedBecause(rule, days * DAY, targetOf(99.9)))).toEqual(unused);
  });

  it("cannot fire where even all bad burns too slowly: 14.4 at 93 %", () => {
    const [page] = defaultRules(30 * DAY);
    if (!page) throw new Error("There are no rules");
    expect(unusedBecause(page, 30 * DAY, targetOf(93))).toBe("CAN_NEVER_FIRE");
    expect(unusedBecause(page, 30 * DAY, targetOf(93.055555))).toBe("CAN_NEVER_FIRE");
    expect(unusedBecause(page, 30 * DAY, targetOf(93.055556))).toBe(null);
  });
});

describe("a rule", () => {
  it.each([
    [1.5, 1.5, true],
    [1.5, 0.1, false],
    [0.1, 1.5, false],
    [1.44, 1.44, false],
    [1.440001, 1.440001, true],
  ])("with %s %% bad in its hour and %s %% in 5 minutes fires: %s", (long, short, fires) => {
    expect(isBurning(facts(long, short))).toBe(fires);
  });

  it("takes half of its short window, a full long one, and enough bad events", () => {
    expect(isBurning(facts(2, 2, { short: measured(2, 5, 3) }))).toBe(true);
    expect(isBurning(facts(2, 2, { short: measured(2, 5, 2) }))).toBe(false);
    expect(isBurning(facts(2, 2, { longIsFull: false }))).toBe(false);
    const long = (bad: bigint) => ({ bad, total: 100_000n, minutes: 60, knownMinutes: 60 });
    const leastBad = leastBadOf("EVENTS", 10);
    expect(isBurning(facts(0, 2, { long: long(10_000n), leastBad }))).toBe(true);
    expect(isBurning(facts(0, 2, { long: long(9_999n), leastBad }))).toBe(false);
    expect(leastBadOf("TIME_SLICES", 10)).toBe(0n);
  });

  it("is calm when its short window is known to be, or the long one is", () => {
    expect(isCalm(facts(2, 2))).toBe(false);
    expect(isCalm(facts(2, 1.44))).toBe(true);
    expect(isCalm(facts(2, 0, { short: measured(0, 5, 2) }))).toBe(false);
    expect(isCalm(facts(1, 2))).toBe(true);
  });
});

describe("an alert", () => {
  it("says in words how much went, and how fast", () => {
    const [page, , ticket] = defaultRules(30 * DAY);
    if (!page || !ticket) throw new Error("There are no rules");
    const tally = measured(2.3, 60);
    expect(explainBurn(page, tally, targetOf(99.9), 30 * DAY)).toBe(
      "3.2 % of the error budget went in the last hour: 23 times as fast as it may.",
    );
    expect(explainBurn(ticket, measured(0.4, DAY), targetOf(99.9), 30 * DAY)).toBe(
      "13 % of the error budget went in the last 24 hours: 4 times as fast as it may.",
    );
  });

  it.each([
    [5, "5 minutes"],
    [60, "hour"],
    [90, "90 minutes"],
    [360, "6 hours"],
    [1_440, "24 hours"],
    [4_320, "3 days"],
  ])("calls %s minutes %s", (minutes, words) => expect(sayMinutes(minutes)).toBe(words));
});
