import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canMoveDueDay,
  canSetState,
  isFinished,
  isOverdue,
  isPostponement,
  suggestDueOn,
} from "./rules";
import { ACTION_ITEM_STATES } from "./schemas";

describe("suggestDueOn", () => {
  it("gives a week, a month or a quarter by priority", () => {
    expect(suggestDueOn("P0", "2026-12-28")).toBe("2027-01-04");
    expect(suggestDueOn("P1", "2028-02-01")).toBe("2028-03-02");
    expect(suggestDueOn("P2", "2026-11-23")).toBe("2027-02-21");
  });

  it("is never due sooner for what matters less", () => {
    const day = fc
      .date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (today) => {
        const [p0, p1, p2] = (["P0", "P1", "P2"] as const).map((p) => suggestDueOn(p, today));
        expect([today, p0, p1, p2]).toEqual([today, p0, p1, p2].toSorted());
      }),
    );
  });
});

describe("isOverdue", () => {
  it("begins on the day after the due day, and only for work that is owed", () => {
    expect(isOverdue("OPEN", "2026-01-31", "2026-01-31")).toBe(false);
    expect(isOverdue("OPEN", "2026-01-31", "2026-02-01")).toBe(true);
    expect(isOverdue("IN_PROGRESS", "2026-01-31", "2026-02-01")).toBe(true);
    expect(isOverdue("PROPOSED", "2026-01-31", "2026-02-01")).toBe(false);
    expect(isOverdue("DONE", "2026-01-31", "2026-02-01")).toBe(false);
    expect(isOverdue("OPEN", null, "2026-02-01")).toBe(false);
  });
});

describe("canSetState", () => {
  const nothing = { evidence: null, reason: null };

  it("asks for evidence before done and for a reason before won't do", () => {
    expect(canSetState("OPEN", "DONE", nothing)?.fields).toHaveProperty("evidence");
    expect(canSetState("OPEN", "DONE", { ...nothing, evidence: "  " })?.code).toBe("INVALID");
    expect(canSetState("OPEN", "DONE", { ...nothing, evidence: "PR 12" })).toBeNull();
    expect(canSetState("OPEN", "WONT_DO", nothing)?.fields).toHaveProperty("reason");
    expect(canSetState("OPEN", "WONT_DO", { ...nothing, reason: "Retired" })).toBeNull();
  });

  it("never makes a proposal of what was accepted", () => {
    expect(canSetState("OPEN", "PROPOSED", nothing)?.code).toBe("CONFLICT");
    expect(canSetState("PROPOSED", "PROPOSED", nothing)).toBeNull();
  });
});

describe("opening again", () => {
  it("needs a reason, and nothing else does that is not finished", () => {
    const finished = ["DONE", "WONT_DO"] as const;
    for (const from of finished) {
      for (const to of ["OPEN", "IN_PROGRESS"] as const) {
        const given = { evidence: "Seen", reason: null };
        expect(canSetState(from, to, given)?.fields).toHaveProperty("reason");
        expect(canSetState(from, to, { ...given, reason: "It broke" })).toBeNull();
      }
    }
    expect(canSetState("OPEN", "IN_PROGRESS", { evidence: null, reason: null })).toBeNull();
  });
});

describe("postponing", () => {
  const day = fc.option(
    fc
      .date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  );
  const state = fc.constantFrom(...ACTION_ITEM_STATES);

  it("is moving a promised day away, and never also the way back", () => {
    fc.assert(
      fc.property(state, day, day, (each, from, to) => {
        const moves = isPostponement(each, from, to);
        if (moves) expect(isPostponement(each, to, from)).toBe(false);
        if (from === null || from === to || each === "PROPOSED" || isFinished(each))
          expect(moves).toBe(false);
      }),
    );
    expect(isPostponement("OPEN", "2026-01-31", "2026-02-01")).toBe(true);
    expect(isPostponement("IN_PROGRESS", "2026-01-31", null)).toBe(true);
    expect(isPostponement("OPEN", "2026-02-01", "2026-01-31")).toBe(false);
  });

  it("is refused exactly where it has no reason", () => {
    fc.assert(
      fc.property(state, day, day, (each, from, to) => {
        const refused = canMoveDueDay(each, { from, to }, null) !== null;
        expect(refused).toBe(isPostponement(each, from, to));
        expect(canMoveDueDay(each, { from, to }, "Vendor")).toBeNull();
      }),
    );
  });
});
