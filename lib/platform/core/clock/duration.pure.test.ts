import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMinutes,
  formatDuration,
  formatMinutes,
  formatTicking,
  minutesBetween,
} from "./duration";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const T0 = new Date("2026-03-29T00:30:00Z");

describe("a duration in words", () => {
  it.each([
    [0, "0 s"],
    [999, "0 s"],
    [45 * SECOND, "45 s"],
    [MINUTE - 1, "59 s"],
    [MINUTE, "1 min"],
    [27 * MINUTE, "27 min"],
    [HOUR - 1, "59 min"],
    [HOUR, "1 h 00 min"],
    [22 * HOUR, "22 h 00 min"],
    [DAY - 1, "23 h 59 min"],
    [27 * HOUR, "1 d 3 h"],
    [-4 * MINUTE, "4 min"],
  ])("%s ms is %s", (ms, words) => {
    expect(formatDuration(ms)).toBe(words);
  });

  it("says the same of minutes, and a dash of an unknown figure", () => {
    expect(formatMinutes(1_109)).toBe("18 h 29 min");
    expect(formatMinutes(null)).toBe("—");
  });

  it("loses no second on the way through minutes", () => {
    fc.assert(
      fc.property(fc.integer({ min: -8_000_000, max: 8_000_000 }), (seconds) => {
        const ms = seconds * SECOND;
        const minutes = minutesBetween(T0, new Date(T0.getTime() + ms));
        expect(formatMinutes(minutes)).toBe(formatDuration(ms));
      }),
      { numRuns: 20_000 },
    );
  });
});

describe("a ticking duration", () => {
  it.each([
    [0, "0:00"],
    [9 * SECOND, "0:09"],
    [12 * MINUTE + 4 * SECOND, "12:04"],
    [HOUR + 2 * MINUTE + 3 * SECOND, "1:02:03"],
    [100 * HOUR - 1, "99:59:59"],
    [100 * HOUR, "4 d 4 h"],
    [-(4 * MINUTE), "4:00"],
  ])("%s ms is %s", (ms, digits) => {
    expect(formatTicking(ms)).toBe(digits);
  });

  it("never jumps: it changes once a second, and adds up to what it shows", () => {
    fc.assert(
      fc.property(fc.nat(100 * HOUR - 1), (ms) => {
        const parts = formatTicking(ms).split(":").map(Number);
        const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
        expect(seconds).toBe(Math.floor(ms / SECOND));
      }),
    );
  });
});

describe("minutes between instants", () => {
  it("are exact, signed, and null where one is unknown", () => {
    expect(minutesBetween(T0, new Date(T0.getTime() + 90_500))).toBe(90.5 / 60);
    expect(minutesBetween(addMinutes(T0, 5), T0)).toBe(-5);
    expect(minutesBetween(null, T0)).toBeNull();
    expect(minutesBetween(T0, null)).toBeNull();
  });

  it("undo adding minutes, across a change of daylight saving time too", () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (minutes) => {
        expect(minutesBetween(T0, addMinutes(T0, minutes))).toBe(minutes);
      }),
    );
  });
});
