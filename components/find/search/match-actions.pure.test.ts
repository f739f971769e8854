import { expect, it } from "vitest";
import { matchActions } from "./match-actions";

const acknowledge = { label: "Acknowledge", disabledReason: "Done already." };
const severity = { label: "Change the severity" };
const checklist = { label: "Go to the checklist" };
const all = [acknowledge, severity, checklist];

it("matches words in any order and case, and offers first what can be done", () => {
  expect(matchActions(all, "SEV chan")).toEqual([severity]);
  expect(matchActions(all, "")).toEqual([severity, checklist, acknowledge]);
  expect(matchActions(all, "nothing like it")).toEqual([]);
});
