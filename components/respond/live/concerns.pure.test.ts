import { expect, it } from "vitest";
import { concerns } from "./concerns";

it("lets a room hear of its own incident only, the board of all, and lists of everything", () => {
  expect(concerns("/incidents/4", 4)).toBe(true);
  expect(concerns("/incidents/4/postmortem", 4)).toBe(true);
  expect(concerns("/incidents/42", 4)).toBe(false);
  expect(concerns("/incidents/4", null)).toBe(false);
  expect(concerns("/incidents", 4)).toBe(true);
  expect(concerns("/incidents", null)).toBe(false);
  expect(concerns("/action-items", null)).toBe(true);
  expect(concerns("/action-items", 4)).toBe(true);
});
