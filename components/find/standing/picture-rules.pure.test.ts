import { describe, expect, it } from "vitest";
import { linesOf, MOST_DRAWN } from "./picture-rules";

const quiet = { worstSeverity: null, isMutual: false };

describe("the lines of a neighbourhood", () => {
  it.each([
    ["none", 0, []],
    ["one, in the middle", 1, [50]],
    ["four, evenly", 4, [12.5, 37.5, 62.5, 87.5]],
  ])("go to %s", (_, count, places) => {
    expect(linesOf(Array(count).fill(quiet)).map(({ at }) => at)).toEqual(places);
  });

  it("leave room for the row that counts the rest", () => {
    const lines = linesOf(Array(MOST_DRAWN + 3).fill(quiet));
    expect(lines).toHaveLength(MOST_DRAWN);
    expect(lines.at(-1)?.at).toBeLessThan(100 - 100 / (MOST_DRAWN + 1));
  });

  it("say which is hit and which need each other", () => {
    const hit = { worstSeverity: "SEV1", isMutual: true };
    expect(linesOf([hit])).toEqual([{ at: 50, isHit: true, isMutual: true }]);
  });
});
