import { expect, it } from "vitest";
import { type Point, sayPoint, toRows } from "./moment-rules";

function point(hour: number, bad: number, total: number, remainingPercent: number | null): Point {
  const at = new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
  const rest = { sliPercent: null, remaining: 0, targetPercent: 99.9 };
  return { at, good: total - bad, bad, total, remainingPercent, ...rest };
}

it("says what a point of the picture shows", () => {
  expect(sayPoint(point(1, 12, 3_000, 43), "EVENTS")).toBe("43 % left; 12 of 3,000 bad");
  expect(sayPoint(point(1, 2, 60, -50), "MINUTES")).toBe("overspent by 50 %; 2 of 60 min bad");
  expect(sayPoint(point(1, 0, 0, null), "EVENTS")).toBe("nothing was known of the budget; no data");
});

it("is a table of sums with what was left at the end of each, the newest first, none left out", () => {
  const points = Array.from({ length: 130 }, (_, hour) => point(hour, 1, 10, 100 - hour / 2));
  const rows = toRows(points, 60);
  expect(rows.length).toBeLessThanOrEqual(60);
  expect(rows[0]).toMatchObject({ bad: 3, total: 30, remainingPercent: 100 - 129 / 2 });
  expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(1_300);
  expect(toRows([], 60)).toEqual([]);
});
