import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  forgetLost,
  HERE_FOR_MS,
  MOST_TABS_OF_ONE,
  noteSighting,
  type Presence,
  type Sighting,
  WRITING_FOR_MS,
  whoIsHere,
} from "./rules";

const ADA = { id: "ada", name: "Ada" };
const GRACE = { id: "grace", name: "Grace" };
const sight = (given: Partial<Sighting>): Sighting => ({
  incident: 42,
  incidentId: "i42",
  tab: "t1",
  person: ADA,
  writing: null,
  isLeaving: false,
  asks: false,
  ...given,
});
const seen = (...sightings: [number, Partial<Sighting>][]): Presence => {
  const presence: Presence = new Map();
  for (const [at, given] of sightings) noteSighting(presence, sight(given), at);
  return presence;
};

describe("who is in a room", () => {
  it("is said in the order of coming, one person once", () => {
    const presence = seen(
      [0, { tab: "g", person: GRACE }],
      [5, { tab: "a" }],
      [6, { tab: "a2" }],
      [9, { tab: "g", person: GRACE }],
    );
    expect(whoIsHere(presence, "i42", 10)).toEqual([
      { ...GRACE, writing: [] },
      { ...ADA, writing: [] },
    ]);
  });

  it("leaves with their last page, and not with another of theirs", () => {
    const presence = seen([0, { tab: "a" }], [0, { tab: "b" }], [1, { tab: "a", isLeaving: true }]);
    expect(whoIsHere(presence, "i42", 2)).toHaveLength(1);
    noteSighting(presence, sight({ tab: "b", isLeaving: true }), 3);
    expect(whoIsHere(presence, "i42", 3)).toEqual([]);
  });

  it("says where they write, until a moment after the last key", () => {
    const presence = seen(
      [0, { tab: "a", writing: "timeline" }],
      [0, { tab: "b", writing: "update" }],
    );
    expect(whoIsHere(presence, "i42", WRITING_FOR_MS - 1)[0]?.writing).toEqual([
      "timeline",
      "update",
    ]);
    expect(whoIsHere(presence, "i42", WRITING_FOR_MS)[0]?.writing).toEqual([]);
  });

  it("moves with the page from room to room", () => {
    const presence = seen([0, {}], [1, { incident: 43, incidentId: "i43" }]);
    expect(whoIsHere(presence, "i42", 2)).toEqual([]);
    expect(whoIsHere(presence, "i43", 2)).toHaveLength(1);
    noteSighting(presence, sight({ isLeaving: true }), 3);
    expect(whoIsHere(presence, "i43", 3)).toHaveLength(1);
  });

  it("knows of each person only so many pages, however many numbers their pages make up", () => {
    const presence = seen([0, { tab: "g", person: GRACE }]);
    for (let n = 0; n < 5_000; n += 1)
      noteSighting(presence, sight({ tab: `t${n}` }), 1 + n / 1_000);
    expect(presence.get("ada")?.size).toBe(MOST_TABS_OF_ONE);
    expect([...(presence.get("ada")?.keys() ?? [])].at(-1)).toBe("t4999");
    expect(whoIsHere(presence, "i42", 10)).toHaveLength(2);
  });

  it("cannot be sent away by somebody else's page with the same number", () => {
    const presence = seen([0, {}], [1, { person: GRACE, isLeaving: true }]);
    expect(whoIsHere(presence, "i42", 2)).toEqual([{ ...ADA, writing: [] }]);
  });

  it("is nobody who was not heard of for long, and what is forgotten is exactly those", () => {
    const moment = fc.record({ at: fc.nat(100_000), tab: fc.constantFrom("a", "b", "c", "d") });
    fc.assert(
      fc.property(fc.array(moment), fc.nat(200_000), (moments, later) => {
        const presence: Presence = new Map();
        const inOrder = moments.toSorted((a, b) => a.at - b.at);
        for (const { at, tab } of inOrder) {
          noteSighting(presence, sight({ tab, person: { id: tab, name: tab } }), at);
        }
        const now = (inOrder.at(-1)?.at ?? 0) + later;
        const last = new Map(inOrder.map(({ at, tab }) => [tab, at]));
        const here = [...last].filter(([, at]) => now - at < HERE_FOR_MS).map(([tab]) => tab);
        const shown = whoIsHere(presence, "i42", now).map(({ id }) => id);
        expect(shown.toSorted()).toEqual(here.toSorted());
        forgetLost(presence, now);
        expect([...presence.keys()].toSorted()).toEqual(here.toSorted());
      }),
    );
  });
});
