import { expect, it } from "vitest";
import { concerns, isWhole } from "./concerns";

it("lets a room hear of its own incident only, the board of all, and lists of everything", () => {
  expect(concerns("/incidents/4", { incident: 4 })).toBe(true);
  expect(concerns("/incidents/4/postmortem", { incident: 4 })).toBe(true);
  expect(concerns("/incidents/42", { incident: 4 })).toBe(false);
  expect(concerns("/incidents/4", { incident: null })).toBe(false);
  expect(concerns("/incidents", { incident: 4 })).toBe(true);
  expect(concerns("/incidents", { incident: null })).toBe(false);
  expect(concerns("/action-items", { incident: null })).toBe(true);
  expect(concerns("/action-items", { incident: 4 })).toBe(true);
});

it("lets no list read again for what no list shows", () => {
  for (const path of ["/incidents", "/action-items", "/services"]) {
    expect(concerns(path, { incident: 4, parts: ["entry"] })).toBe(false);
    expect(concerns(path, { incident: 4, parts: ["entry", "checklist"] })).toBe(false);
    expect(concerns(path, { incident: 4, parts: ["entry", "action-item"] })).toBe(true);
  }
  expect(concerns("/incidents/4", { incident: 4, parts: ["entry"] })).toBe(true);
});

it("lets every page of somebody hear that they were told something", () => {
  for (const path of ["/incidents", "/incidents/4", "/settings"]) {
    expect(concerns(path, { incident: null, parts: ["notification"] })).toBe(true);
  }
});

it("knows what needs no reading, since it was sent along", () => {
  const entries = { incident: 4, parts: ["entry"], entries: [] };
  expect(isWhole("/incidents/4", entries)).toBe(true);
  expect(isWhole("/incidents/4/postmortem", entries)).toBe(false);
  expect(isWhole("/incidents/42", entries)).toBe(false);
  expect(isWhole("/incidents/4", { ...entries, parts: ["entry", "incident"] })).toBe(false);
  expect(isWhole("/incidents/4", { incident: 4, parts: ["entry"] })).toBe(false);
  expect(isWhole("/incidents/4", { incident: 4, entries: [] })).toBe(false);
});
