import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mentionsIn } from "@/lib/platform/core/text/mention-rules";
import { EVENTS, type EventOf, type EventType } from "@/lib/record/events/registry";
import { isNews, newsOf } from "./rules";

/** An event as stored, with what it says in the shape that is written today. */
const event = <T extends EventType>(
  type: T,
  after: EventOf<T>["after"],
  before: EventOf<T>["before"],
) => stored(type, after, before);

const stored = (type: string, after: unknown, before: unknown = null) => ({
  type,
  version: 1,
  subjectId: "entry",
  before,
  after,
  reason: null,
});

type Sides<T extends EventType> = [after: EventOf<T>["after"], before: EventOf<T>["before"]];

describe("what an event is to people", () => {
  it("is told to who got the role", () => {
    const role = "SUBJECT_EXPERT";
    const after = { role, userId: "grace", person: "Grace" };
    expect(newsOf(event("incident.role-assumed", after, { role, people: [] }))).toEqual({
      kind: "ASSIGNED",
      to: { person: "grace" },
      sentence: "You are now subject expert.",
      place: "incident",
    });
  });

  it("tells a new owner, and nobody when the owner stays or leaves", () => {
    const edited = (...[after, before]: Sides<"action-item.edited">) =>
      newsOf(event("action-item.edited", after, before));
    expect(edited({ ownerId: "grace" }, { ownerId: null })?.to).toEqual({ person: "grace" });
    expect(edited({ ownerId: "grace" }, { ownerId: "grace" })).toBeNull();
    expect(edited({ ownerId: null }, { ownerId: "grace" })).toBeNull();
    expect(edited({ title: "New" }, { title: "Old" })).toBeNull();
    const made = { title: "Alert", state: "OPEN", priority: "P1", ownerId: null };
    expect(newsOf(event("action-item.created", made, null))).toBeNull();
  });

  it.each([
    ["RESPONSE", "BREACH", "INCIDENT", "The response target of 15 min passed."],
    ["UPDATE", "UPDATE_OVERDUE", "INCIDENT", "The next update is overdue."],
    ["POSTMORTEM", "BREACH", "POSTMORTEM", "The postmortem is past its due date."],
  ] as const)("tells of a broken %s promise", (clock, kind, team, sentence) => {
    const about = { severity: "SEV1", dueAt: "2026-05-01T10:00:00.000Z" };
    const after = { ...about, kind: clock, targetMinutes: 15 };
    const news = newsOf(event("clock.breached", after, null));
    expect(news).toMatchObject({ kind, to: { team }, sentence });
  });

  it("tells every admin of a webhook that Muster switched off, and nobody of one that a person did", () => {
    const off = (because: "PERSON" | "GONE" | "FAILING") =>
      newsOf(event("webhook.disabled", { name: "Bridge", because }, null));
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
        expect(newsOf(stored(`x.${type}`, after))).toBeNull();
      }),
    );
  });

  it("is nothing where what it carries is not of its shape", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(EVENTS) as EventType[])),
        fc.anything(),
        (type, junk) => {
          expect(() => newsOf(stored(type, junk, junk))).not.toThrow();
        },
      ),
    );
    expect(newsOf(stored("clock.breached", { kind: "RESPONSE", minutes: 15 }))).toBeNull();
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
