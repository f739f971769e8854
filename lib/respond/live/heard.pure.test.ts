import { expect, it } from "vitest";
import { hearMore } from "./heard";

const stream = "incident:1";

it("knows from which event to which, and what they are about", () => {
  const one = hearMore(undefined, { stream, from: 4, seq: 5, types: ["entry.added"] }, 1);
  expect(one).toEqual({ at: 1, from: 4, to: 5, parts: new Set(["entry"]) });
  const types = ["entry.revised", "checklist.item-done"];
  const both = hearMore(one, { stream, from: 6, seq: 8, types }, 2);
  expect(both).toEqual({ at: 2, from: 4, to: 8, parts: new Set(["entry", "checklist"]) });
});

it("does not say what it is about where one notice did not say it", () => {
  const unsaid = hearMore(undefined, { stream, from: 1, seq: 900 }, 1);
  const more = hearMore(unsaid, { stream, from: 901, seq: 901, types: ["entry.added"] }, 2);
  expect([unsaid.parts, more.parts]).toEqual([null, null]);
});
