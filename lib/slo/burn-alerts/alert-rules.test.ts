import { describe, expect, it } from "vitest";
import { type Found, stepOf } from "./alert-rules";

const at = (minutes: number) => new Date(Date.UTC(2026, 5, 1, 0, minutes));
const found = (given: Partial<Found>): Found => ({
  isBurning: false,
  isCalm: true,
  open: null,
  isSilenced: false,
  shortMinutes: 5,
  ...given,
});

describe("an alert", () => {
  it.each([
    ["begins when its rule burns", { isBurning: true, isCalm: false }, "BEGIN"],
    ["does not begin while a page silences it", { isBurning: true, isSilenced: true }, "NOTHING"],
    [
      "does not begin again while it is open",
      { isBurning: true, isCalm: false, open: { calmSince: null } },
      "NOTHING",
    ],
    ["stays while nobody knows", { isCalm: false, open: { calmSince: null } }, "NOTHING"],
    ["notes when calm begins", { open: { calmSince: null } }, "NOTE"],
    ["waits for its short window", { open: { calmSince: at(6) } }, "NOTHING"],
    ["ends after it", { open: { calmSince: at(5) } }, "END"],
    [
      "is not calm any more when it burns again",
      { isCalm: false, open: { calmSince: at(8) } },
      "NOTE",
    ],
    ["keeps to itself when nothing burns", {}, "NOTHING"],
  ] as const)("%s", (_, given, kind) => {
    expect(stepOf(found(given), at(10)).kind).toBe(kind);
  });

  it("does not flap: each return of the burn counts its calm anew", () => {
    let calmSince: Date | null = null;
    const ends = [];
    for (let minute = 0; minute < 20; minute++) {
      const isCalm = minute % 5 !== 4;
      const step = stepOf(found({ isCalm, open: { calmSince } }), at(minute));
      if (step.kind === "NOTE") calmSince = step.calmSince;
      if (step.kind === "END") ends.push(minute);
    }
    expect(ends).toEqual([]);
  });
});
