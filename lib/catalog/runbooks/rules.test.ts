import { describe, expect, it } from "vitest";
import { isStale, staleBefore } from "./rules";

const at = (day: number, ms = 0) => new Date(Date.UTC(2026, 0, 1 + day) + ms);

describe("a runbook", () => {
  it.each([
    ["on the day of its review", at(0), false],
    ["90 days after", at(90), false],
    ["a moment later", at(90, 1), true],
    ["years later", at(1_000), true],
  ])("is judged %s", (_, now, stale) => {
    expect(isStale(at(0), now)).toBe(stale);
    expect(at(0) < staleBefore(now)).toBe(stale);
  });
});
