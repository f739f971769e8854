import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarUnit, isTimeZone, windowAt } from "./window-rules";

const iso = (ms: number) => new Date(ms).toISOString();
const minutesAt = (calendar: CalendarUnit, timeZone: string, at: string) => {
  const { start, end } = windowAt({ calendar, timeZone }, Date.parse(at));
  return (end - start) / 60_000;
};

describe("a window", () => {
  it("goes whole days back where it rolls, whatever clocks do", () => {
    const at = Date.parse("2026-03-29T12:00:00Z");
    const { start, end } = windowAt({ rollingDays: 30 }, at);
    expect([iso(start), iso(end)]).toEqual([
      "2026-02-27T12:00:00.000Z",
      "2026-03-29T12:00:00.000Z",
    ]);
  });

  it.each([
    ["WEEK", "UTC", "2026-03-15T23:59:59Z", "2026-03-09T00:00:00.000Z", "2026-03-16T00:00:00.000Z"],
    [
      "MONTH",
      "Europe/Berlin",
      "2026-03-31T21:59:59Z",
      "2026-02-28T23:00:00.000Z",
      "2026-03-31T22:00:00.000Z",
    ],
    [
      "MONTH",
      "Asia/Kathmandu",
      "2026-05-31T18:15:00Z",
      "2026-05-31T18:15:00.000Z",
      "2026-06-30T18:15:00.000Z",
    ],
    [
      "QUARTER",
      "America/New_York",
      "2026-04-01T03:59:00Z",
      "2026-01-01T05:00:00.000Z",
      "2026-04-01T04:00:00.000Z",
    ],
    [
      "YEAR",
      "Pacific/Auckland",
      "2026-12-31T10:59:59Z",
      "2025-12-31T11:00:00.000Z",
      "2026-12-31T11:00:00.000Z",
    ],
    [
      "MONTH",
      "America/Sao_Paulo",
      "2018-11-10T00:00:00Z",
      "2018-11-01T03:00:00.000Z",
      "2018-12-01T02:00:00.000Z",
    ],
  ] as const)("of a %s in %s at %s is the calendar's own", (calendar, timeZone, at, start, end) => {
    const window = windowAt({ calendar, timeZone }, Date.parse(at));
    expect([iso(window.start), iso(window.end)]).toEqual([start, end]);
  });

  it("is as long as the zone's clock makes it", () => {
    expect(minutesAt("MONTH", "Europe/Berlin", "2026-03-10T00:00:00Z")).toBe(44_580);
    expect(minutesAt("MONTH", "Europe/Berlin", "2026-10-10T00:00:00Z")).toBe(44_700);
    expect(minutesAt("MONTH", "UTC", "2027-02-10T00:00:00Z")).toBe(40_320);
  });

  it("holds its instant, and the next one begins where it ends", () => {
    const anyWindow = fc.record({
      calendar: fc.constantFrom("WEEK", "MONTH", "QUARTER", "YEAR"),
      timeZone: fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"),
    });
    const instant = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(anyWindow, instant, (window, at) => {
        const { start, end } = windowAt(window, at);
        expect(start <= at && at < end).toBe(true);
        expect(windowAt(window, end).start).toBe(end);
        expect(windowAt(window, start)).toEqual({ start, end });
      }),
    );
  });
});

describe("a time zone", () => {
  it.each([
    ["Europe/Berlin", true],
    ["UTC", true],
    ["Mars/Olympus", false],
    ["", false],
  ])("%s is known: %s", (name, known) => expect(isTimeZone(name)).toBe(known));
});
