import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TRIED_FOR_MS } from "@/lib/platform/jobs/backoff-rules";
import type { AttemptOutcome } from "@/lib/platform/outbound/send";
import { explainOutcome, judgeAttempt, type Tried } from "./attempt-rules";

const T0 = new Date("2026-05-01T10:00:00Z");
const FIRST: Tried = { attempts: 1, createdAt: T0, failingSince: null, givenUpInARow: 0 };
const later = (ms: number) => new Date(T0.getTime() + ms);
const answered = (status: number): AttemptOutcome => ({ kind: "answered", status, answer: "" });
const UNREACHABLE: AttemptOutcome = { kind: "failed", error: "Nothing listens there." };

describe("an attempt", () => {
  it.each([200, 201, 202, 204, 299])("is done with %i", (status) => {
    expect(judgeAttempt(answered(status), FIRST, T0, 0.5)).toEqual({
      state: "DELIVERED",
      disable: null,
    });
    expect(explainOutcome(answered(status))).toBeNull();
  });

  it.each([100, 199, 300, 301, 302, 307, 308, 400, 401, 404, 500, 503])(
    "is repeated after %i, which is said",
    (status) => {
      expect(judgeAttempt(answered(status), FIRST, T0, 0.5)).toEqual({
        state: "WAITING",
        nextAttemptAt: later(5_000),
        stepsAside: false,
        disable: null,
      });
      expect(explainOutcome(answered(status))).toContain(String(status));
    },
  );

  it("says of a redirect that it was not followed", () => {
    expect(explainOutcome(answered(302))).toContain("not followed");
  });

  it("ends at once, with the endpoint, after 410", () => {
    const verdict = judgeAttempt(answered(410), FIRST, T0, 0.5);
    expect(verdict).toMatchObject({ state: "GIVEN_UP", disable: "GONE" });
  });

  it("ends after three days, without the endpoint while others got through", () => {
    const late = later(TRIED_FOR_MS - 1_000);
    const tried = { ...FIRST, attempts: 80, failingSince: later(TRIED_FOR_MS / 2) };
    expect(judgeAttempt(UNREACHABLE, tried, late, 0.5)).toMatchObject({
      state: "GIVEN_UP",
      disable: null,
    });
  });

  it("ends with the endpoint once nothing got through for three days, or 20 were given up", () => {
    const late = later(TRIED_FOR_MS);
    const failing = { ...FIRST, createdAt: late, failingSince: T0 };
    const off = { disable: "FAILING" };
    expect(judgeAttempt(UNREACHABLE, failing, late, 0.5)).toMatchObject({
      ...off,
      state: "WAITING",
    });
    const twentieth = { ...FIRST, attempts: 80, failingSince: later(1), givenUpInARow: 19 };
    expect(judgeAttempt(UNREACHABLE, twentieth, later(TRIED_FOR_MS), 0.5)).toMatchObject(off);
    const nineteenth = { ...twentieth, givenUpInARow: 18 };
    expect(judgeAttempt(UNREACHABLE, nineteenth, later(TRIED_FOR_MS), 0.5)).toMatchObject({
      disable: null,
    });
  });

  it("lets others pass only where the receiver answers and refuses this one", () => {
    const fifth = { ...FIRST, attempts: 5 };
    const asideAfter = (outcome: AttemptOutcome, tried = fifth) =>
      judgeAttempt(outcome, tried, T0, 0.5);
    for (const status of [301, 400, 404, 422, 500]) {
      expect(asideAfter(answered(status))).toMatchObject({ stepsAside: true });
      expect(asideAfter(answered(status), { ...FIRST, attempts: 4 })).toMatchObject({
        stepsAside: false,
      });
    }
    for (const away of [UNREACHABLE, ...[408, 425, 429, 502, 503, 504].map(answered)]) {
      expect(asideAfter(away)).toMatchObject({ stepsAside: false });
    }
  });

  it("is never planned in the past, nor later than three days after the event", () => {
    const outcomes = fc.oneof(
      fc.integer({ min: 100, max: 599 }).map(answered),
      fc.constant(UNREACHABLE),
    );
    const ms = fc.integer({ min: 0, max: 2 * TRIED_FOR_MS });
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(
        outcomes,
        fc.integer({ min: 1, max: 200 }),
        ms,
        random,
        (outcome, attempts, at, r) => {
          const verdict = judgeAttempt(outcome, { ...FIRST, attempts }, later(at), r);
          if (verdict.state !== "WAITING") return;
          expect(verdict.nextAttemptAt.getTime()).toBeGreaterThan(later(at).getTime());
          expect(verdict.nextAttemptAt.getTime()).toBeLessThanOrEqual(
            later(TRIED_FOR_MS).getTime(),
          );
        },
      ),
    );
  });
});
