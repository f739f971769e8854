import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NEXT_CHOICES, nextUpdateAt } from "./next-rules";

const NOW = new Date("2026-03-28T22:30:00Z");

describe("the next update", () => {
  it.each([
    ["POLICY", "UTC", null],
    ["CUSTOM", "UTC", null],
    ["15", "UTC", "2026-03-28T22:45:00.000Z"],
    ["60", "UTC", "2026-03-28T23:30:00.000Z"],
    ["TOMORROW", "UTC", "2026-03-29T09:00:00.000Z"],
    // Clocks go forward in Berlin that night; in Tokyo it is tomorrow already.
    ["TOMORROW", "Europe/Berlin", "2026-03-29T07:00:00.000Z"],
    ["TOMORROW", "Asia/Tokyo", "2026-03-30T00:00:00.000Z"],
  ] as const)("chosen as %s in %s comes at %s", (choice, zone, at) => {
    expect(nextUpdateAt(choice, NOW, zone)?.toISOString() ?? null).toBe(at);
  });

  it("always lies ahead, by two days at most", () => {
    const zones = ["UTC", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu", "Europe/London"];
    const times = fc.date({
      min: new Date("2020-01-01"),
      max: new Date("2040-01-01"),
      noInvalidDate: true,
    });
    const any = fc.record({
      now: times,
      zone: fc.constantFrom(...zones),
      choice: fc.constantFrom(...NEXT_CHOICES),
    });
    fc.assert(
      fc.property(any, ({ now, zone, choice }) => {
        const at = nextUpdateAt(choice, now, zone);
        if (at === null) return;
        expect(at.getTime()).toBeGreaterThan(now.getTime());
        expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(48 * 3_600_000);
      }),
    );
  });
});
