import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sayDigest, weekOf } from "./digest-rules";

describe("weekOf", () => {
  it("is a Monday, the same for all days of the week", () => {
    expect(weekOf("2026-11-23")).toBe("2026-11-23");
    expect(weekOf("2026-11-29")).toBe("2026-11-23");
    expect(weekOf("2027-01-01")).toBe("2026-12-28");
    const day = fc
      .date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (today) => {
        const monday = weekOf(today);
        expect(new Date(monday).getUTCDay()).toBe(1);
        const days = (Date.parse(today) - Date.parse(monday)) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThan(7);
      }),
    );
  });
});

describe("sayDigest", () => {
  it.each([
    [[3], [], "1 of your action items is overdue (AI-3)."],
    [[], [4, 5], "2 of your action items are due within 7 days (AI-4, AI-5)."],
    [
      [3, 9],
      [4],
      "2 of your action items are overdue (AI-3, AI-9), and 1 is due within 7 days (AI-4).",
    ],
  ])("says %j and %j", (overdue, dueSoon, sentence) => {
    expect(sayDigest({ overdue, dueSoon })).toBe(sentence);
  });

  it("stays short however much is owed", () => {
    const many = Array.from({ length: 500 }, (_, at) => at + 1);
    expect(sayDigest({ overdue: many, dueSoon: [] })).toMatch(/AI-10 and 490 more\)\.$/);
  });
});
