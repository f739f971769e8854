import { expect, it } from "vitest";
import { makeEntry } from "@/lib/testing/audit/make-entry";
import { refuseEmptyChange } from "./empty-change";

const raised = [
  {
    stream: "s",
    table: "lamp",
    key: "1",
    was: { id: "1", version: 1 },
    now: { id: "1", version: 2 },
  },
];
const entry = (before: object | null, after: object | null) => ({
  ...makeEntry("lamp.edited", { stream: "s", subject: { type: "lamp", id: "1" } }),
  before: before && { ...before },
  after: after && { ...after },
});

it("refuses a raised version of which every event says that nothing changed", () => {
  for (const same of [{}, { room: "Hall" }]) {
    expect(() => refuseEmptyChange("lamp.edit", [entry(same, same)], raised)).toThrow(
      /lamp.edit raised the version of lamp, and lamp.edited says that nothing changed/,
    );
  }
});

it("lets pass what tells a change, says only what is, or raised nothing", () => {
  const same = entry({ room: "Hall" }, { room: "Hall" });
  const other = entry({ room: "Hall" }, { room: "Attic" });
  const pass = (entries: (typeof same)[], rows: typeof raised) =>
    expect(() => refuseEmptyChange("lamp.edit", entries, rows)).not.toThrow();
  pass([other], raised);
  pass([same, other], raised);
  pass([entry(null, { room: "Hall" })], raised);
  pass([], raised);
  pass([same], []);
});
