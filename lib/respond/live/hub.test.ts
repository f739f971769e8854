import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it, vi } from "vitest";
import { revokeSession } from "@/lib/people/people/account";
import type { UserActor } from "@/lib/platform/access/actor";
import type { Role } from "@/lib/platform/access/permissions";
import { prisma } from "@/lib/platform/core/db";
import { hearingSince, stopListening } from "@/lib/platform/realtime/listener";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { editIncident } from "@/lib/respond/incidents/edit";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { reviseEntry } from "@/lib/respond/timeline/revise-entry";
import { signIn, signInForLong } from "@/lib/testing/core/people";
import { callPeople } from "./calls";
import { countLines, MOST_PER_PERSON, subscribe } from "./hub";
import { quietForMs } from "./quiet";
import type { LiveEvent } from "./subscriber";

const SOON = { timeout: 10_000 };
afterAll(stopListening);

/** Somebody with a session in the database, and a page of theirs that listens. */
async function openPage(role: Role) {
  const actor = await signInForLong(role);
  const heard: LiveEvent[] = [];
  const close = vi.fn();
  const leave = subscribe({ actor, send: (event) => void heard.push(event), close });
  await vi.waitFor(() => expect(hearingSince()).not.toBeNull(), SOON);
  const changesOf = (number: number) =>
    heard.filter((event) => event.type === "change" && event.incident === number).length;
  return { actor, heard, close, leave, changesOf };
}

const declare = (actor: UserActor, restricted = false) =>
  declareIncident.execute(actor, { title: "Live", severity: "SEV3", restricted });

describe("the live stream", () => {
  it("tells of every change, in order, and of a restricted incident only those who take part", async () => {
    const [ada, grace, admin] = [
      await openPage("RESPONDER"),
      await openPage("RESPONDER"),
      await openPage("ADMIN"),
    ];
    const hidden = await declare(ada.actor, true);
    const open = await declare(ada.actor);
    await vi.waitFor(() => expect(grace.changesOf(open.number)).toBe(1), SOON);
    expect(ada.changesOf(hidden.number)).toBe(1);
    expect(admin.changesOf(hidden.number)).toBe(1);
    expect(grace.changesOf(hidden.number)).toBe(0);
    const numbers = ada.heard.flatMap((event) =>
      event.type === "change" && event.incident !== null ? [event.incident] : [],
    );
    expect(numbers).toEqual([hidden.number, open.number]);
  });

  it("tells once more when access ends, and then no more", async () => {
    const [ada, grace] = [await openPage("RESPONDER"), await openPage("RESPONDER")];
    const { number: incident, version } = await declare(ada.actor);
    await vi.waitFor(() => expect(grace.changesOf(incident)).toBe(1), SOON);
    await editIncident.execute(ada.actor, { incident, version, restricted: true });
    await vi.waitFor(() => expect(grace.changesOf(incident)).toBe(2), SOON);
    await appendEntry.execute(ada.actor, { incident, body: "Between us" });
    await vi.waitFor(() => expect(ada.changesOf(incident)).toBe(3), SOON);
    expect(grace.changesOf(incident)).toBe(2);
  });

  it("sends entries along to those who may see them, as they read now", async () => {
    const [ada, grace, admin] = [
      await openPage("RESPONDER"),
      await openPage("RESPONDER"),
      await openPage("ADMIN"),
    ];
    const changesOf = ({ heard }: typeof ada, number: number) =>
      heard.flatMap((event) =>
        event.type === "change" && event.incident === number ? [event] : [],
      );
    for (const restricted of [false, true]) {
      const { number: incident } = await declare(ada.actor, restricted);
      await vi.waitFor(() => expect(ada.changesOf(incident)).toBe(1), SOON);
      const { id } = await appendEntry.execute(ada.actor, { incident, body: "Between us" });
      await vi.waitFor(() => expect(ada.changesOf(incident)).toBe(2), SOON);
      await reviseEntry.execute(ada.actor, { incident, entryId: id, body: "Between all of us" });
      await vi.waitFor(() => expect(ada.changesOf(incident)).toBe(3), SOON);
      for (const page of [ada, admin, ...(restricted ? [] : [grace])]) {
        const [declared, added, revised] = changesOf(page, incident);
        expect(declared).toMatchObject({ parts: ["incident"] });
        expect(declared).not.toHaveProperty("entries");
        expect([added?.parts, revised?.parts]).toEqual([["entry"], ["entry"]]);
        // Pages read those of a restricted one by themselves: the record says who looked.
        if (restricted) {
          expect([added, revised]).not.toContainEqual(
            expect.objectContaining({ entries: expect.anything() }),
          );
          continue;
        }
        expect(added).toMatchObject({ parts: ["entry"], entries: [{ id, body: "Between us" }] });
        expect(revised).toMatchObject({
          entries: [{ id, revision: 2, body: "Between all of us" }],
        });
      }
      expect(changesOf(grace, incident)).toHaveLength(restricted ? 0 : 3);
    }
  });

  it("sends nothing along to whoever could see it until now, and no more than fits", async () => {
    const [ada, grace] = [await openPage("RESPONDER"), await openPage("RESPONDER")];
    const { number: incident } = await declare(ada.actor);
    await vi.waitFor(() => expect(grace.changesOf(incident)).toBe(1), SOON);
    // At once, so that a busy process hears of both in one turn.
    await Promise.all([
      editIncident.execute(ada.actor, { incident, restricted: true }),
      appendEntry.execute(ada.actor, { incident, body: "Said as the door closed" }),
    ]);
    const lastOf = ({ heard }: typeof ada) =>
      heard.findLast((event) => event.type === "change" && event.incident === incident);
    await vi.waitFor(() => expect(lastOf(grace)).toEqual({ type: "change", incident }), SOON);
    await appendEntry.execute(ada.actor, { incident, body: "long ".repeat(3_900) });
    const thin = { type: "change", incident, parts: ["entry"] };
    await vi.waitFor(() => expect(lastOf(ada)).toEqual(thin), SOON);
    expect(lastOf(grace)).toEqual({ type: "change", incident });
  });

  it("tells somebody who comes how long it was quiet, but not that something happened in what is hidden", async () => {
    const ada = await openPage("RESPONDER");
    const { number: incident } = await declare(ada.actor, true);
    await vi.waitFor(() => expect(ada.changesOf(incident)).toBe(1), SOON);
    const [before, outsider] = [quietForMs(ada.actor), await signIn("RESPONDER")];
    const quietFor = (actor: UserActor) => {
      const heard: LiveEvent[] = [];
      subscribe({ actor, send: (event) => void heard.push(event), close: () => undefined })();
      const [hello] = heard;
      return hello?.type === "hello" ? hello.quietForMs : Number.NaN;
    };
    const quiet = quietFor(outsider);
    expect(quiet).toBeGreaterThanOrEqual(Math.floor(before));
    await appendEntry.execute(ada.actor, { incident, body: "Between us" });
    await vi.waitFor(() => expect(ada.changesOf(incident)).toBe(2), SOON);
    expect(quietFor(outsider)).toBeGreaterThanOrEqual(quiet);
    expect(quietFor(ada.actor)).toBeLessThan(quietFor(outsider));
    const opened = performance.now();
    await editIncident.execute(ada.actor, { incident, restricted: false });
    await vi.waitFor(() => expect(ada.changesOf(incident)).toBe(3), SOON);
    expect(quietFor(outsider)).toBeLessThanOrEqual(performance.now() - opened);
  });

  it("calls the pages of people who were told something, and nobody else's", async () => {
    const [ada, grace] = [await openPage("RESPONDER"), await openPage("RESPONDER")];
    const others = Array.from({ length: 400 }, () => randomUUID());
    await prisma().$transaction((tx) => callPeople(tx, [...others, ada.actor.id]));
    const call = { type: "change", incident: null, parts: ["notification"] };
    await vi.waitFor(() => expect(ada.heard).toContainEqual(call), SOON);
    expect(grace.heard).not.toContainEqual(call);
  });

  it("closes when the session is ended, and nobody else's", async () => {
    const [ada, grace] = [await openPage("RESPONDER"), await openPage("RESPONDER")];
    await revokeSession.execute(ada.actor, { sessionId: ada.actor.credentialId });
    await vi.waitFor(() => expect(ada.close).toHaveBeenCalled(), SOON);
    expect(grace.close).not.toHaveBeenCalled();
  });

  it("refuses more streams than a person can need in all their sessions, and counts only open ones", async () => {
    const { actor, leave } = await openPage("VIEWER");
    const pageOf = (n: number) => ({
      actor: { ...actor, credentialId: `${actor.credentialId.slice(0, -2)}${10 + (n % 3)}` },
      send: () => undefined,
      close: () => undefined,
    });
    const others = Array.from({ length: MOST_PER_PERSON - 1 }, (_, n) => subscribe(pageOf(n)));
    expect(() => subscribe(pageOf(1))).toThrow(
      expect.objectContaining({ code: "LIMIT", retryAfterSeconds: 10 }),
    );
    leave();
    others.push(subscribe(pageOf(2)));
    for (const leaveOther of others) leaveOther();
    expect(countLines(actor.id)).toBe(0);
  });

  it("tells a burst that touches very much as one doubt, and nobody of what is not theirs", async () => {
    const grace = await openPage("RESPONDER");
    const heardBefore = grace.heard.length;
    const stream = (n: number) => `incident:00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
    const burst = Array.from({ length: 2_000 }, (_, n) =>
      JSON.stringify({ stream: stream(n), seq: 1 }),
    );
    await prisma()
      .$queryRaw`select pg_notify('muster_events', payload)::text from unnest(${burst}::text[]) as payload`;
    await vi.waitFor(() => expect(grace.heard.length).toBeGreaterThan(heardBefore), SOON);
    const { number } = await declare(grace.actor);
    await vi.waitFor(() => expect(grace.changesOf(number)).toBe(1), SOON);
    const told = grace.heard.slice(heardBefore, -1);
    expect(told.every(({ type }) => type === "gap")).toBe(true);
    expect(told.length).toBeLessThan(10);
  });

  it("doubts what it knows after the database was away, and hears again", async () => {
    const ada = await openPage("RESPONDER");
    const gaps = () => ada.heard.filter(({ type }) => type === "gap").length;
    const before = gaps();
    await prisma().$queryRaw`select pg_terminate_backend(pid)::text from pg_stat_activity
      where datname = current_database() and query ilike 'listen %'`;
    await vi.waitFor(() => expect(gaps()).toBeGreaterThan(before), SOON);
    const { number } = await declare(ada.actor);
    await vi.waitFor(() => expect(ada.changesOf(number)).toBe(1), SOON);
  });
});
