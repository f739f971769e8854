import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Budgets } from "./budget-rules";

const MINUTE = 60_000;
const make = (perMinute = 60, keys = 100) => new Budgets({ perMinute, keys });
const drain = (budgets: Budgets, key: string, now: number) => {
  let taken = 0;
  while (budgets.take(key, 1, now) === 0) taken += 1;
  return taken;
};

describe("a budget", () => {
  it("lets a minute's worth through at once, then one at a time as points flow in", () => {
    const budgets = make();
    expect(drain(budgets, "ada", 0)).toBe(60);
    expect(budgets.take("ada", 1, 0)).toBe(1_000);
    expect(budgets.take("ada", 1, 400)).toBe(600);
    expect(budgets.take("ada", 1, 1_000)).toBe(0);
    expect(drain(budgets, "ada", 10 * MINUTE)).toBe(60);
  });

  it("is one's own", () => {
    const budgets = make();
    drain(budgets, "ada", 0);
    expect(budgets.take("grace", 1, 0)).toBe(0);
  });

  it("takes what weighs more than is there only when it is there", () => {
    const budgets = make();
    for (let n = 0; n < 50; n += 1) budgets.take("ada", 1, 0);
    expect(budgets.take("ada", 20, 0)).toBe(10_000);
    expect(budgets.take("ada", 20, 10_000)).toBe(0);
    expect(budgets.take("ada", 1, 10_000)).toBe(1_000);
  });

  it("takes even more than a minute's worth, once, rather than never", () => {
    const budgets = make();
    expect(budgets.take("ada", 300, 0)).toBe(0);
    expect(budgets.take("ada", 1, 0)).toBe(241_000);
  });

  it("lets those who wait go in order, up to their patience", () => {
    const budgets = make();
    drain(budgets, "ada", 0);
    expect(budgets.reserve("ada", 1, 0, 2_500)).toBe(1_000);
    expect(budgets.reserve("ada", 1, 0, 2_500)).toBe(2_000);
    expect(budgets.reserve("ada", 1, 0, 2_500)).toBeNull();
    expect(budgets.take("ada", 1, 0)).toBe(3_000);
  });

  it("gives back, but never more than fits", () => {
    const budgets = make();
    drain(budgets, "ada", 0);
    budgets.refund("ada", 1, 0);
    expect(budgets.take("ada", 1, 0)).toBe(0);
    budgets.refund("ada", 1_000, 0);
    expect(drain(budgets, "ada", 0)).toBe(60);
  });

  it("stays shut for as long as others say", () => {
    const budgets = make();
    budgets.block("ada", 30_000, 0);
    expect(budgets.take("ada", 1, 10_000)).toBe(20_000);
    expect(budgets.take("ada", 1, 30_000)).toBe(0);
  });

  it("has something to tell only of those who spend faster than points flow in", () => {
    const budgets = make();
    for (let n = 0; n < 500; n += 1) {
      expect(budgets.take("quiet", 1, n * 1_000)).toBe(0);
      expect(budgets.tellSpent("quiet", 6)).toBe(0);
    }
    for (let n = 0; n < 6; n += 1) budgets.take("busy", 1, 0);
    expect(budgets.tellSpent("busy", 6)).toBe(6);
    expect(budgets.tellSpent("busy", 6)).toBe(0);
  });

  it("remembers so many keys and no more, whatever keys strangers make up", () => {
    const budgets = make(60, 100);
    drain(budgets, "ada", 0);
    for (let n = 0; n < 10_000; n += 1) {
      budgets.take(`stranger ${n}`, 1, 0);
      expect(budgets.take("ada", 1, 0)).toBeGreaterThan(0);
    }
    expect(budgets.size).toBe(100);
  });

  it("never lets more through in any time than was saved up and flowed in", () => {
    const steps = fc.array(
      fc.record({ after: fc.nat(5_000), cost: fc.integer({ min: 1, max: 20 }) }),
    );
    fc.assert(
      fc.property(steps, (asked) => {
        const budgets = make();
        let [now, spent] = [0, 0];
        for (const { after, cost } of asked) {
          now += after;
          if (budgets.take("ada", cost, now) === 0) spent += cost;
          expect(spent).toBeLessThanOrEqual(60 + (now * 60) / MINUTE + 1e-6);
        }
      }),
    );
  });
});
