import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAIL_CHOICES } from "@/lib/tell/notifications/mail-choice-rules";
import { LONGEST_WAIT_MS, QUIET_MS, rollUp, type Waiting } from "./roll-up-rules";

const at = (seconds: number) => new Date(seconds * 1_000);
let count = 0;
function waits(seconds: number, incidentId: string | null, atOnce = false): Waiting {
  count += 1;
  const choice = atOnce ? "AT_ONCE" : "ROLLED_UP";
  return { id: String(count), incidentId, choice, createdAt: at(seconds) };
}

const anyWaiting: fc.Arbitrary<Waiting[]> = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    incidentId: fc.constantFrom("a", "b", "c", null),
    choice: fc.constantFrom(...MAIL_CHOICES),
    createdAt: fc.integer({ min: 0, max: 200_000 }).map((ms) => new Date(ms)),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);
const anyTime = fc.integer({ min: 0, max: 400_000 }).map((ms) => new Date(ms));

describe("a burst", () => {
  it("is one mail once it has been quiet for twenty seconds", () => {
    const burst = [waits(0, "a"), waits(5, "b"), waits(10, null)];
    expect(rollUp(burst, at(29))).toEqual({ mails: [], lookAgainAt: at(30) });
    expect(rollUp(burst, at(30))).toEqual({ mails: [burst], lookAgainAt: null });
  });

  it("that does not end is a mail after a minute", () => {
    const burst = [0, 15, 30, 45, 58].map((seconds) => waits(seconds, "a"));
    expect(rollUp(burst, at(59)).lookAgainAt).toEqual(at(60));
    expect(rollUp(burst, at(60)).mails).toEqual([burst]);
  });

  it("lets what is urgent go at once, with what waits about the same incident", () => {
    const [other, same, urgent] = [waits(0, "a"), waits(1, "b"), waits(2, "b", true)];
    expect(rollUp([other, same, urgent], at(2))).toEqual({
      mails: [[same, urgent]],
      lookAgainAt: at(20),
    });
  });
});

describe("whatever waits", () => {
  it("is in one mail or goes on waiting: none is lost, none is in two", () => {
    fc.assert(
      fc.property(anyWaiting, anyTime, (waiting, now) => {
        const { mails, lookAgainAt } = rollUp(waiting, now);
        const carried = mails.flat();
        expect(new Set(carried).size).toBe(carried.length);
        const left = waiting.filter((each) => !carried.includes(each));
        expect(left.length === 0).toBe(lookAgainAt === null);
        for (const mail of mails) expect(mail.length).toBeGreaterThan(0);
      }),
    );
  });

  it("has gone when it is looked at again, after at most a minute", () => {
    fc.assert(
      fc.property(anyWaiting, anyTime, (waiting, now) => {
        const { mails, lookAgainAt } = rollUp(waiting, now);
        if (lookAgainAt === null) return;
        expect(lookAgainAt.getTime()).toBeGreaterThan(now.getTime());
        const left = waiting.filter((each) => !mails.flat().includes(each));
        const times = left.map(({ createdAt }) => createdAt.getTime());
        expect(lookAgainAt.getTime()).toBeLessThanOrEqual(Math.min(...times) + LONGEST_WAIT_MS);
        expect(lookAgainAt.getTime()).toBeLessThanOrEqual(Math.max(...times) + QUIET_MS);
        expect(rollUp(left, lookAgainAt).mails).toEqual([left]);
      }),
    );
  });

  it("goes now when it is for at once", () => {
    fc.assert(
      fc.property(anyWaiting, anyTime, (waiting, now) => {
        const carried = rollUp(waiting, now).mails.flat();
        for (const each of waiting) {
          if (each.choice === "AT_ONCE") expect(carried).toContain(each);
        }
      }),
    );
  });
});
