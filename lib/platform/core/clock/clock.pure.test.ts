import { afterEach, describe, expect, it } from "vitest";
import { clockOffset, readClock, setClockOffset } from "./clock";

afterEach(() => setClockOffset(0));

describe("clockOffset", () => {
  it("is nothing while the machines agree, however slow the answer", () => {
    expect(clockOffset(1_000, 1_040, 1_020)).toBe(0);
    expect(clockOffset(10_000, 10_010, 11_900)).toBe(0);
    expect(clockOffset(0, 10_000, 9_000)).toBe(0);
  });

  it("is the whole difference when a clock is wrong", () => {
    expect(clockOffset(3_600_000, 3_600_010, 5)).toBe(-3_600_000);
    expect(clockOffset(0, 0, 3_600_000)).toBe(3_600_000);
  });
});

describe("readClock", () => {
  it("follows the other clock once it is known", () => {
    setClockOffset(3_600_000);
    const ahead = readClock().getTime() - Date.now();
    expect(Math.abs(ahead - 3_600_000)).toBeLessThan(1_000);
  });
});
