import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { invitePerson } from "@/lib/people/people/invitations";
import { ANONYMOUS, type UserActor } from "@/lib/platform/access/actor";
import { ACCESS_STREAM } from "@/lib/platform/audit/entry";
import { verifyStream } from "@/lib/platform/audit/verify";
import { setClockOffset } from "@/lib/platform/core/clock/clock";
import { prisma } from "@/lib/platform/core/db";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { readIncident } from "@/lib/respond/incidents/queries";
import { readMailLog } from "@/lib/tell/mail-deliveries/queries";
import { makeEntry } from "@/lib/testing/audit/make-entry";
import { recordAllNotes, waitForRoomInMinute } from "@/lib/testing/command/record-all-notes";
import { signIn } from "@/lib/testing/core/people";
import { type AccessNote, noteAccess } from "./access-notes";

const invitation = { email: "grace@example.org", role: "VIEWER" } as const;

beforeEach(waitForRoomInMinute);
afterEach(() => setClockOffset(0));

describe("what is refused", () => {
  it("is one event a minute for a person, with how often, from a command and from a query alike", async () => {
    const viewer: UserActor = { ...(await signIn("VIEWER")), ip: "192.0.2.9" };
    for (let time = 0; time < 5; time += 1) {
      await expect(invitePerson.execute(viewer, invitation)).rejects.toThrow("Only admins");
    }
    await expect(readMailLog.execute(viewer, {})).rejects.toThrow("Only admins");
    const events = await recordedBy(viewer);
    expect(events).toHaveLength(2);
    expect(events).toMatchObject([
      {
        type: "permission.refused",
        command: "people.invite",
        actorName: viewer.name,
        via: "browser",
        ip: "192.0.2.9",
        after: { asked: "people.invite", role: "VIEWER", times: 5 },
      },
      {
        command: "mail-delivery.log",
        reason: "Only admins may see everybody's mail and send it again.",
      },
    ]);
    expect((await verifyStream(prisma(), ACCESS_STREAM)).valid).toBe(true);
    expect(await recordedBy(viewer)).toHaveLength(2);
  });

  it("fills no log, however many ways it is tried in", async () => {
    const viewer = await signIn("VIEWER");
    const flood = Array.from({ length: 60 }, (_, index) =>
      noteAccess(noteOf(viewer, { ip: `2001:db8::${index}` })),
    );
    for (const each of flood) await each;
    const events = await recordedBy(viewer);
    expect(events.length).toBeLessThanOrEqual(30);
    expect(events.length).toBeGreaterThan(15);
    expect(sumOfTimes(events)).toBe(60);
  });

  it("counts what happened earlier and is written later, as of two at once", async () => {
    const viewer = await signIn("VIEWER");
    for (const aheadMs of [50, 0, 100, 25]) {
      setClockOffset(aheadMs);
      await noteAccess(noteOf(viewer, {}));
    }
    const events = await recordedBy(viewer);
    expect(events).toHaveLength(1);
    expect(sumOfTimes(events)).toBe(4);
    const [tookMs] = events.map(
      ({ after, occurredAt }) => Date.parse(Object(after).until) - Number(occurredAt),
    );
    expect(tookMs).toBeGreaterThanOrEqual(50);
  });

  it("hides nobody else's behind a flood of strangers", async () => {
    const target = await signIn("ADMIN");
    const type = `sign-in.${randomUUID()}`;
    for (let index = 0; index < 230; index += 1) {
      await noteAccess(noteOf(ANONYMOUS, { entry: entryOf(type), ip: `2001:db8::${index}` }));
    }
    const subject = { type: "user", id: target.id };
    await noteAccess(noteOf(ANONYMOUS, { entry: entryOf(type, subject), ip: "192.0.2.1" }));
    await recordAllNotes(120_000);
    const events = await prisma().auditEvent.findMany({ where: { type } });
    expect(events.length).toBeLessThan(250);
    expect(sumOfTimes(events)).toBe(231);
    expect(events.filter(({ subjectId }) => subjectId === target.id)).toMatchObject([
      { ip: "192.0.2.1" },
    ]);
  });
});

describe("a look at what is restricted", () => {
  it("is recorded once, at once, whoever is allowed it; one at what is open is not", async () => {
    const insider = await signIn("RESPONDER");
    const title = `Hidden ${randomUUID()}`;
    const shut = { title, severity: "SEV1", restricted: true } as const;
    const { number, id } = await declareIncident.execute(insider, shut);
    const open = await declareIncident.execute(insider, { title, severity: "SEV4" });
    const admin = await signIn("ADMIN");
    for (const incident of [number, number, open.number]) {
      await readIncident.execute(admin, { incident });
    }
    const stranger = await signIn("RESPONDER");
    await expect(readIncident.execute(stranger, { incident: number })).rejects.toThrow();
    await recordAllNotes();
    const events = await prisma().auditEvent.findMany({
      where: { type: "incident.restricted-read", subjectId: { in: [id, open.id] } },
    });
    expect(events).toMatchObject([{ actorId: admin.id, subjectId: id, stream: ACCESS_STREAM }]);
  });
});

function noteOf(actor: AccessNote["actor"], more: Partial<AccessNote>): AccessNote {
  const call = { command: "test", requestId: randomUUID(), ip: null };
  return { kind: "refusal", entry: entryOf("permission.refused"), actor, ...call, ...more };
}

function entryOf(type: string, subject = { type: "workspace", id: "sign-in" }) {
  return makeEntry(type, { stream: ACCESS_STREAM, subject });
}

async function recordedBy(actor: UserActor) {
  await recordAllNotes(120_000);
  return prisma().auditEvent.findMany({ where: { actorId: actor.id }, orderBy: { id: "asc" } });
}

function sumOfTimes(events: readonly { after: unknown }[]): number {
  return events.reduce((sum, { after }) => sum + (Number(Object(after).times) || 1), 0);
}
