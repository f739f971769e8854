import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mentionsIn } from "@/lib/platform/core/text/mention-rules";
import { isNews, newsOf } from "./rules";

const event = (type: string, after: unknown, before: unknown = null) => ({
  type,
  subjectId: "entry",
  before,
  after,
});

describe("what an event is to people", () => {
  it("is told to who got the role", () => {
    expect(
      newsOf(event("incident.role-assumed", { role: "SUBJECT_EXPERT", userId: "grace" })),
    ).toEqual({
      kind: "ASSIGNED",
      to: { person: "grace" },
      sentence: "You are now subject expert.",
      place: "incident",
    });
  });

  it("tells a new owner, and nobody when the owner stays or leaves", () => {
    const edited = (after: unknown, before: unknown) =>
      newsOf(event("action-item.edited", after, before));
    expect(edited({ ownerId: "grace" }, { ownerId: null })?.to).toEqual({ person: "grace" });
    expect(edited({ ownerId: "grace" }, { ownerId: "grace" })).toBeNull();
    expect(edited({ ownerId: null }, { ownerId: "grace" })).toBeNull();
    expect(edited({ title: "New" }, { title: "Old" })).toBeNull();
    expect(newsOf(event("action-item.created", { ownerId: null }))).toBeNull();
  });

  it.each([
    ["RESPONSE", "BREACH", "INCIDENT", "The response target of 15 min passed."],
    ["UPDATE", "UPDATE_OVERDUE", "INCIDENT", "The next update is overdue."],
    ["POSTMORTEM", "BREACH", "POSTMORTEM", "The postmortem is past its due date."],
  ])("tells of a broken %s promise", (clock, kind, team, sentence) => {
    const news = newsOf(event("clock.breached", { kind: clock, targetMinutes: 15 }));
    expect(news).toMatchObject({ kind, to: { team }, sentence });
  });

  it("tells every admin of a webhook that Muster switched off, and nobody of one that a person did", () => {
    const off = (because: string) => newsOf(event("webhook.disabled", { name: "Bridge", because }));
    expect(off("GONE")).toMatchObject({
      kind: "WEBHOOK_OFF",
      to: { everyAdmin: true },
      sentence: "The webhook Bridge was switched off: its receiver answered 410 Gone.",
      place: "webhook",
    });
    expect(off("FAILING")?.sentence).toContain("nothing had got through");
    expect(off("PERSON")).toBeNull();
  });

  it("is nothing for a type without a rule, whatever it carries", () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (type, after) => {
        expect(newsOf(event(`x.${type}`, after))).toBeNull();
      }),
    );
  });

  it("is news for a day", () => {
    const at = new Date("2026-05-02T10:00:00Z");
    expect(isNews(new Date("2026-05-01T10:00:00Z"), at)).toBe(true);
    expect(isNews(new Date("2026-05-01T09:59:59Z"), at)).toBe(false);
    expect(isNews(new Date("2026-05-02T11:00:00Z"), at)).toBe(true);
  });
});

describe("mentions", () => {
  it.each([
    ["@grace look", ["grace"]],
    ["ask @Grace.Hopper, or (@ada).", ["grace.hopper", "ada"]],
    ["@grace and @GRACE", ["grace"]],
    ["**@grace**: please", ["grace"]],
    ["write to grace@example.org", []],
    ["@grace@example.org is an address", []],
    ["npm i pkg/@scope and a+@b", []],
    ["`@grace` and\n```\n@ada\n```\n@bob", ["bob"]],
    ["```\n@never closed", []],
    ["@ alone, @. and @-", []],
  ])("in %j are %j", (body, handles) => {
    expect(mentionsIn(body)).toEqual(handles);
  });

  it("are found for any handle between words, once", () => {
    const handle = fc.stringMatching(/^[a-z0-9]([a-z0-9._-]{0,10}[a-z0-9])?$/);
    fc.assert(
      fc.property(handle, (name) => {
        expect(mentionsIn(`Hey @${name}, see @${name}`)).toEqual([name]);
      }),
    );
  });
});
