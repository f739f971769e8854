import { afterAll, describe, expect, it, vi } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/permissions";
import { prisma } from "@/lib/core/db";
import { signIn } from "@/lib/core/testing/people";
import { declareIncident } from "@/lib/incidents/declare";
import { editIncident } from "@/lib/incidents/edit";
import { revokeSession } from "@/lib/people/account";
import { quietForMs, stopListening } from "@/lib/realtime/listener";
import { appendEntry } from "@/lib/timeline/append-entry";
import { subscribe } from "./hub";
import type { LiveEvent } from "./subscriber";

const SOON = { timeout: 10_000 };
afterAll(stopListening);

/** Somebody with a session in the database, and a page of theirs that listens. */
async function openPage(role: Role) {
  const person = await signIn(role);
  const now = new Date();
  const session = await prisma().session.create({
    data: {
      userId: person.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
    },
  });
  const actor: UserActor = { ...person, credentialId: session.id };
  const heard: LiveEvent[] = [];
  const close = vi.fn();
  const leave = subscribe({ actor, send: (event) => void heard.push(event), close });
  await vi.waitFor(() => expect(quietForMs()).toBeGreaterThan(0), SOON);
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

  it("closes when the session is ended, and nobody else's", async () => {
    const [ada, grace] = [await openPage("RESPONDER"), await openPage("RESPONDER")];
    await revokeSession.execute(ada.actor, { sessionId: ada.actor.credentialId });
    await vi.waitFor(() => expect(ada.close).toHaveBeenCalled(), SOON);
    expect(grace.close).not.toHaveBeenCalled();
  });

  it("refuses more streams than a session can need, and counts only open ones", async () => {
    const { actor, leave } = await openPage("VIEWER");
    const page = { actor, send: () => undefined, close: () => undefined };
    const others = Array.from({ length: 11 }, () => subscribe(page));
    expect(() => subscribe(page)).toThrow(expect.objectContaining({ code: "LIMIT" }));
    leave();
    others.push(subscribe(page));
    for (const leaveOther of others) leaveOther();
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
