import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { endAccess } from "@/lib/admin/departures/end-access";
import { createActionItem } from "@/lib/learn/action-items/create-action-item";
import { systemActor, type UserActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { recordBreach } from "@/lib/respond/incidents/clocks/record-breach";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { editIncident } from "@/lib/respond/incidents/edit";
import { assignRole } from "@/lib/respond/incidents/roles/assign-role";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { reviseEntry } from "@/lib/respond/timeline/revise-entry";
import { signIn } from "@/lib/testing/core/people";
import { followStream } from "./follow-stream";
import { markAllRead, markRead } from "./mark-read";
import { countUnread, listNotifications } from "./queries";

const MUSTER = systemActor("Muster", "job");

async function world(given: { restricted?: boolean } = {}) {
  const ada = await signIn("RESPONDER", "Ada");
  const grace = await signIn("RESPONDER", "Grace");
  const title = `Checkout ${randomUUID()}`;
  const input = { title, severity: "SEV1" as const, ...given };
  const { id, number: incident } = await declareIncident.execute(ada, input);
  const stream = `incident:${id}`;
  const follow = (now?: Date) => followStream.execute(MUSTER, { stream }, now ? { now } : {});
  return { ada, grace, id, incident, title, stream, follow };
}

async function told(person: UserActor) {
  return (await listNotifications.execute(person, {})).items;
}

async function handleOf(person: UserActor): Promise<string> {
  const { email } = await prisma().user.findUniqueOrThrow({ where: { id: person.id } });
  return `@${email.split("@")[0]}`;
}

describe("people are told", () => {
  it("of a role, with the incident as it is called now, and not of what they did", async () => {
    const { ada, grace, incident, follow } = await world();
    await assignRole.execute(ada, { incident, role: "SCRIBE", userId: grace.id });
    await assignRole.execute(ada, { incident, role: "COMMANDER", userId: ada.id });
    await editIncident.execute(ada, { incident, title: "Renamed" });
    await follow();
    expect(await told(ada)).toEqual([]);
    expect(await told(grace)).toMatchObject([
      {
        kind: "ASSIGNED",
        sentence: "You are now scribe.",
        path: `/incidents/${incident}`,
        incident: { number: incident, ref: `INC-${incident}`, title: "Renamed" },
        readAt: null,
      },
    ]);
  });

  it("of an action item that is theirs, with its place in the list", async () => {
    const { ada, grace, incident, follow } = await world();
    const input = { title: "Add an index", ownerId: grace.id, incidentNumber: incident };
    const { ref } = await createActionItem.execute(ada, input);
    await follow();
    expect(await told(grace)).toMatchObject([
      { kind: "ASSIGNED", path: `/action-items/${ref.replace("AI-", "")}` },
    ]);
  });

  it("of a broken promise: who holds a role, or else who declared it", async () => {
    const { ada, grace, id, incident, follow } = await world();
    const clock = await prisma().clockSegment.findFirstOrThrow({ where: { incidentId: id } });
    const now = new Date(clock.dueAt.getTime() + 1_000);
    await recordBreach.execute(MUSTER, { clockId: clock.id }, { now });
    await follow(now);
    expect(await told(ada)).toMatchObject([{ kind: "BREACH", incident: { number: incident } }]);
    expect(await told(grace)).toEqual([]);
  });

  it("of a mention, once however often the entry is revised", async () => {
    const { ada, grace, incident, follow } = await world();
    const body = `${await handleOf(grace)} please look`;
    const entry = await appendEntry.execute(ada, { incident, body });
    await follow();
    const revision = { incident, entryId: entry.id, body: `${body} again`, reason: "Typo" };
    await reviseEntry.execute(ada, revision);
    await follow();
    expect(await told(grace)).toMatchObject([{ kind: "MENTION" }]);
  });

  it("once, however many workers read the stream and however often", async () => {
    const { ada, grace, incident, follow } = await world();
    await assignRole.execute(ada, { incident, role: "SCRIBE", userId: grace.id });
    await Promise.all([follow(), follow(), follow()]);
    await follow();
    expect(await told(grace)).toHaveLength(1);
  });

  it("of nothing that is history by now", async () => {
    const { ada, grace, incident, follow } = await world();
    await assignRole.execute(ada, { incident, role: "SCRIBE", userId: grace.id });
    await follow(new Date(Date.now() + 25 * 3_600_000));
    expect(await told(grace)).toEqual([]);
  });

  it("not when their account is off", async () => {
    const { ada, grace, incident, follow } = await world();
    const admin = await signIn("ADMIN");
    await assignRole.execute(ada, { incident, role: "SCRIBE", userId: grace.id });
    await endAccess.execute(admin, { userId: grace.id });
    await follow();
    expect(await prisma().notification.count({ where: { userId: grace.id } })).toBe(0);
  });
});

describe("a restricted incident", () => {
  it("tells nobody outside, though an entry names them", async () => {
    const { ada, grace, incident, follow } = await world({ restricted: true });
    await appendEntry.execute(ada, { incident, body: `${await handleOf(grace)} look` });
    await follow();
    expect(await prisma().notification.count({ where: { userId: grace.id } })).toBe(0);
  });

  it("takes back what was told before it was restricted", async () => {
    const { ada, grace, incident, follow } = await world();
    await appendEntry.execute(ada, { incident, body: `${await handleOf(grace)} look` });
    await follow();
    const [before] = await told(grace);
    await editIncident.execute(ada, { incident, restricted: true });
    expect(await told(grace)).toEqual([]);
    expect(await countUnread.execute(grace, {})).toEqual({ unread: 0 });
    const input = { notificationId: before?.id };
    await expect(markRead.execute(grace, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("reading", () => {
  it("marks one or all of one's own, and nobody else's", async () => {
    const { ada, grace, incident, follow } = await world();
    for (const role of ["SCRIBE", "OPERATIONS", "COMMUNICATIONS"] as const) {
      await assignRole.execute(ada, { incident, role, userId: grace.id });
    }
    await follow();
    const [first] = await told(grace);
    const input = { notificationId: first?.id };
    await expect(markRead.execute(ada, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await markRead.execute(grace, input);
    expect(await countUnread.execute(grace, {})).toEqual({ unread: 2 });
    await markAllRead.execute(ada, {});
    expect(await countUnread.execute(grace, {})).toEqual({ unread: 2 });
    expect(await markAllRead.execute(grace, {})).toEqual({ marked: 2 });
    expect(await countUnread.execute(grace, {})).toEqual({ unread: 0 });
  });

  it("pages without a gap or a repeat", async () => {
    const { ada, grace, incident, follow } = await world();
    for (const role of ["SCRIBE", "OPERATIONS", "COMMUNICATIONS"] as const) {
      await assignRole.execute(ada, { incident, role, userId: grace.id });
    }
    await follow();
    const first = await listNotifications.execute(grace, { limit: 2 });
    const cursor = first.nextCursor ?? "";
    const second = await listNotifications.execute(grace, { limit: 2, cursor });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(second.nextCursor).toBeNull();
  });
});
