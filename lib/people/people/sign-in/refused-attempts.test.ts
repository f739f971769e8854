import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { actorOfRequest } from "@/lib/people/entrance/token";
import { prisma } from "@/lib/platform/core/db";
import { recordAllNotes, waitForRoomInMinute } from "@/lib/testing/command/record-all-notes";
import { member } from "@/lib/testing/people/members";
import { signInWithPassword } from "./sign-in";
import { visitFrom } from "./visit";

beforeEach(waitForRoomInMinute);

it("sign-ins that fail are in the audit log: for which account, from where, how often and why", async () => {
  const { id, email } = await member();
  const ip = `203.0.113.${randomUUID()}`;
  for (let time = 0; time < 3; time += 1) await attempt(email, ip);
  await attempt("nobody@example.org", ip);
  await attempt("my secret password 123", ip);
  await expect.poll(() => countNotes(ip)).toBe(5);
  expect(await recordedFrom(ip)).toMatchObject([
    { type: "sign-in.failed", subjectId: id, reason: "Wrong password", after: { email, times: 3 } },
    { subjectId: "sign-in", reason: "No account has this address", after: { times: 2 } },
  ]);
  expect(JSON.stringify(await recordedFrom(ip))).not.toContain("secret password");
});

it("so is being slowed down, and what strangers wrote is short and plain", async () => {
  const { email } = await member();
  const ip = `203.0.113.${randomUUID()}\u202e${"x".repeat(5_000)}`;
  const tries = Array.from({ length: 12 }, () => attempt(email, ip).catch(({ code }) => code));
  expect(await Promise.all(tries)).toContain("LIMIT");
  await expect
    .poll(async () => (await recordedFrom(ip.slice(0, 40))).map(({ type }) => type))
    .toContain("sign-in.limited");
  const events = await recordedFrom(ip.slice(0, 40));
  for (const event of events) expect(event.ip?.length).toBeLessThanOrEqual(64);
  expect(JSON.stringify(events)).not.toContain("\u202e");
});

it("so are API tokens that nobody has", async () => {
  const ip = `203.0.113.${randomUUID()}`;
  const headers = new Headers({ authorization: "Bearer mst_nobody_has_this_one" });
  await expect(actorOfRequest(headers, ip)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  const events = await recordedFrom(ip);
  expect(events).toMatchObject([{ after: { method: "API token" } }]);
  expect(JSON.stringify(events)).not.toContain("nobody_has_this");
});

function attempt(email: string, ip: string) {
  return signInWithPassword(email, "wrong", visitFrom({ ip, userAgent: "Test" }));
}

/** They are noted behind the answer's back, so that its time tells nothing. */
async function countNotes(ip: string): Promise<number> {
  const notes = await prisma().accessNote.findMany();
  const own = notes.filter(({ event }) => JSON.stringify(event).includes(ip));
  return own.reduce((sum, { times }) => sum + times, 0);
}

async function recordedFrom(ip: string) {
  await recordAllNotes(120_000);
  return prisma().auditEvent.findMany({
    omit: { id: true },
    where: { ip: { startsWith: ip } },
    orderBy: { id: "asc" },
  });
}
