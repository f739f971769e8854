import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extendTo, NOTHING, stillListed, toggleRow } from "./selection-rules";

const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 });
const pick = fc.nat();

describe("a selection", () => {
  it("is as before when a row is chosen and taken back", () => {
    fc.assert(
      fc.property(ids, pick, (rows, at) => {
        const id = rows[at % rows.length] ?? "";
        expect(toggleRow(toggleRow(NOTHING, id), id).chosen).toEqual(new Set());
      }),
    );
  });

  it("has every row between two, whichever is first, and keeps the others", () => {
    fc.assert(
      fc.property(ids, pick, pick, (rows, a, b) => {
        const [from, to] = [rows[a % rows.length] ?? "", rows[b % rows.length] ?? ""];
        const there = extendTo(toggleRow(NOTHING, from), rows, to).chosen;
        const back = extendTo(toggleRow(NOTHING, to), rows, from).chosen;
        expect(there).toEqual(back);
        expect(there.size).toBe(Math.abs(rows.indexOf(from) - rows.indexOf(to)) + 1);
      }),
    );
  });

  it("begins a range at the row itself where nothing was touched, and forgets rows that went", () => {
    expect([...extendTo(NOTHING, ["a", "b"], "b").chosen]).toEqual(["b"]);
    const chosen = extendTo(toggleRow(NOTHING, "a"), ["a", "b", "c"], "c");
    expect(stillListed(chosen, ["b", "d"])).toEqual({ chosen: new Set(["b"]), anchor: null });
  });
});
