import { describe, expect, it } from "vitest";
import {
  formatBurn,
  formatCount,
  formatFactor,
  formatKnown,
  formatLeft,
  formatSli,
  formatStretch,
} from "./figures";

describe("figures", () => {
  it("never say more than there is: rounded down, and no 100 % that is none", () => {
    expect(formatSli(99.999_96)).toBe("99.9999 %");
    expect(formatSli(99.94)).toBe("99.94 %");
    expect(formatSli(100)).toBe("100 %");
    expect(formatLeft(40)).toBe("40 %");
    expect(formatLeft(28.99)).toBe("28 %");
    expect(formatLeft(0.04)).toBe("0 %");
    expect(formatKnown(0.999_9)).toBe("99 %");
    expect(formatKnown(1)).toBe("100 %");
  });

  it("keep their sign, and overspent by a hair is not nothing left", () => {
    expect(formatLeft(-50)).toBe("−50 %");
    expect(formatLeft(-0.01)).toBe("−0.1 %");
    expect(formatLeft(-200.4)).toBe("−200 %");
    expect(formatLeft(-1_250)).toBe("−1,250 %");
    expect(formatCount(-500)).toBe("−500");
  });

  it("have as many digits as say something", () => {
    expect([12_000, 43.2, 20.16, 0.044, 0].map(formatCount)).toEqual([
      ...["12,000", "43.2", "20.2", "0.04", "0"],
    ]);
    expect([18.4, 14.4, 2, 0.444, 0, null].map(formatBurn)).toEqual([
      ...["18 ×", "14 ×", "2 ×", "0.44 ×", "0 ×", "—"],
    ]);
    expect([14.4, 6, 13.44].map(formatFactor)).toEqual(["14.4 ×", "6 ×", "13.44 ×"]);
    expect([5, 60, 360, 1_440, 4_320].map(formatStretch)).toEqual([
      "5 min",
      "1 h",
      "6 h",
      "1 d",
      "3 d",
    ]);
  });
});
