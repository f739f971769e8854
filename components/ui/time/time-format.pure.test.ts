import { expect, it } from "vitest";
import { formatClock, formatDay, formatExact, formatZone } from "./time-format";

const winter = new Date("2026-01-15T23:32:05Z");
const summer = new Date("2026-07-15T23:32:05Z");

it.each([
  ["UTC", "UTC", "UTC"],
  ["Europe/Berlin", "CET", "CEST"],
  ["America/New_York", "EST", "EDT"],
  ["Australia/Sydney", "AEDT", "AEST"],
  ["Asia/Kolkata", "GMT+5:30", "GMT+5:30"],
])("%s is %s in January and %s in July", (zone, inWinter, inSummer) => {
  expect(formatZone(winter, zone)).toBe(inWinter);
  expect(formatZone(summer, zone)).toBe(inSummer);
});

it("puts an instant on the day of its zone", () => {
  expect(formatDay(winter, "UTC")).toBe("Thu 15 Jan 2026");
  expect(formatDay(winter, "Europe/Berlin")).toBe("Fri 16 Jan 2026");
  expect(formatClock(winter, "Europe/Berlin")).toBe("00:32");
});

it("writes the exact second with its zone", () => {
  expect(formatExact(winter, "Europe/Berlin")).toBe("Fri 16 Jan 2026, 00:32:05 CET");
});
