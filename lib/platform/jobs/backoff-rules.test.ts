import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoffMs, nextAttemptAt, TRIED_FOR_MS } from "./backoff-rules";

const attempts = fc.integer({ min: 1, max: 1_000 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe("the wait before another attempt", () => {
  it("is 5 s, then three times as long each time, up to an hour", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempt) => backoffMs(attempt, 0.5) / 1_000);
    expect(waits).toEqual([5, 15, 45, 135, 405, 1_215, 3_600, 3_600, 3_600]);
  });

  it("stays within a fifth of that", () => {
    fc.assert(
      fc.property(attempts, chance, (attempt, random) => {
        const plain = backoffMs(attempt, 0.5);
        expect(Math.abs(backoffMs(attempt, random) - plain)).toBeLessThanOrEqual(plain / 5 + 1);
      }),
    );
  });

  it("uses the whole of that fifth", () => {
    expect(backoffMs(1, 0)).toBe(4_000);
    expect(backoffMs(1, 0.999_999)).toBe(6_000);
  });

  it("grows whatever chance says, until it is an hour", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), chance, chance, (attempt, one, other) => {
        expect(backoffMs(attempt + 1, one)).toBeGreaterThan(backoffMs(attempt, other));
      }),
    );
  });
});

describe("trying again", () => {
  it("ends after three days, however often it was tried", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 * 86_400_000 }), chance, (passed, random) => {
        const dueAt = new Date(0);
        const at = nextAttemptAt(99, dueAt, new Date(passed), random);
        if (at) expect(at.getTime()).toBeLessThanOrEqual(TRIED_FOR_MS);
        else expect(passed + 1.2 * 3_600_000).toBeGreaterThanOrEqual(TRIED_FOR_MS);
      }),
    );
  });

  it("is at most some ninety attempts", () => {
    const dueAt = new Date(0);
    let at: Date | null = dueAt;
    let tried = 0;
    while (at) {
      tried += 1;
      at = nextAttemptAt(tried, dueAt, at, 0);
    }
    expect(tried).toBeGreaterThan(70);
    expect(tried).toBeLessThan(100);
  });
});
