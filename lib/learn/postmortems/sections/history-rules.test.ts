import { describe, expect, it } from "vitest";
import { stepsOf } from "./history-rules";

const saved = (version: number, by: string, minute: number) => ({
  version,
  by,
  at: new Date(Date.UTC(2026, 10, 23, 10, minute)).toISOString(),
});

describe("stepsOf", () => {
  it("gathers one person's saves of one go, newest first, and keeps the beginning apart", () => {
    const steps = stepsOf([
      saved(1, "Ada", 0),
      saved(2, "Ada", 1),
      saved(3, "Ada", 9),
      saved(4, "Grace", 10),
      saved(5, "Ada", 11),
      saved(6, "Ada", 30),
    ]);
    expect(steps.map(({ version, since, by }) => [since, version, by])).toEqual([
      [5, 6, "Ada"],
      [4, 5, "Ada"],
      [3, 4, "Grace"],
      [1, 3, "Ada"],
      [null, 1, "Ada"],
    ]);
  });

  it("leaves no version out: each step begins where the one before ended", () => {
    const revisions = Array.from({ length: 40 }, (_, at) =>
      saved(at + 1, at % 3 ? "Ada" : "Bob", at),
    );
    const steps = stepsOf(revisions).reverse();
    for (const [at, { since }] of steps.entries())
      expect(since).toBe(at === 0 ? null : steps[at - 1]?.version);
    expect(steps.at(-1)?.version).toBe(40);
  });
});
