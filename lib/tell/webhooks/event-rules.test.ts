import { describe, expect, it } from "vitest";
import { WEBHOOK_EVENT_TYPES, wants } from "./event-rules";
import { toldOf } from "./told-rules";

const event = (type: string, fields: object = {}) =>
  toldOf({
    type,
    version: 1,
    reason: null,
    command: "incident.some",
    before: null,
    after: null,
    ...fields,
  });

describe("what outsiders are told", () => {
  it.each([
    ["incident.declared", "incident.declared", "incident"],
    ["incident.resolution-retracted", "incident.reopened", "incident"],
    ["incident.mitigation-retracted", "incident.reopened", "incident"],
    ["incident.role-assumed", "incident.role-assumed", "role"],
    ["clock.breached", "incident.clock-breached", "clock"],
    ["update.sent", "incident.update-sent", "update"],
    ["entry.added", "timeline.entry-added", "entry"],
    ["postmortem.published", "postmortem.published", "postmortem"],
    ["action-item.created", "action-item.created", "action-item"],
  ])("%s is told as %s with its %s", (recorded, type, carries) => {
    expect(event(recorded)).toEqual({ type, carries });
  });

  it.each(["session.opened", "token.created", "webhook.created", "postmortem.section-edited", "x"])(
    "%s is not",
    (recorded) => {
      expect(event(recorded)).toBeNull();
    },
  );

  it("of what was brought in from elsewhere: nothing", () => {
    for (const command of ["import.incident", "demo.load"]) {
      expect(event("incident.declared", { command })).toBeNull();
    }
  });

  it("of an action item: closed when it gets finished, edited otherwise", () => {
    const edited = (before: object, after: object) =>
      event("action-item.edited", { before, after })?.type;
    expect(edited({ state: "OPEN" }, { state: "DONE" })).toBe("action-item.closed");
    expect(edited({ state: "IN_PROGRESS" }, { state: "WONT_DO" })).toBe("action-item.closed");
    expect(edited({ state: "DONE" }, { state: "OPEN" })).toBe("action-item.edited");
    expect(edited({ state: "DONE" }, { state: "WONT_DO" })).toBe("action-item.edited");
    expect(edited({ title: "A" }, { title: "B" })).toBe("action-item.edited");
  });

  it("has stable dotted names", () => {
    for (const type of WEBHOOK_EVENT_TYPES) expect(type).toMatch(/^[a-z-]+\.[a-z-]+$/);
  });
});

describe("an endpoint's choice", () => {
  it("is what it names, and everything where it names nothing", () => {
    expect(wants(["incident.declared"], "incident.declared")).toBe(true);
    expect(wants(["incident.declared"], "incident.closed")).toBe(false);
    expect(wants([], "incident.closed")).toBe(true);
  });
});
