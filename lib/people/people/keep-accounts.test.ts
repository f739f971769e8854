import { expect, it } from "vitest";
import { systemActor } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import { keepAccounts } from "./keep-accounts";
import { actorOfSession, actorOfToken } from "./session";
import { openSession } from "./sign-in/sign-in";
import { visitFrom } from "./sign-in/visit";
import { createToken, TOKENS_MAX } from "./tokens";

const MUSTER = systemActor("Muster", "job");
const DAY_MS = 24 * 3_600_000;
const from = visitFrom({ ip: null, userAgent: null });
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

it("ends a session after seven days without being seen, and after thirty in any case", async () => {
  const { id } = await signIn("VIEWER");
  const { sessionId } = await openSession(id, "password", from);
  const seen = (lastSeenAt: Date, expiresAt = inDays(1)) =>
    prisma().session.update({ where: { id: sessionId }, data: { lastSeenAt, expiresAt } });
  const { createdAt, expiresAt } = await prisma().session.findUniqueOrThrow({
    where: { id: sessionId },
  });
  expect(expiresAt.getTime() - createdAt.getTime()).toBe(30 * DAY_MS);
  await seen(inDays(-6.9));
  expect(await actorOfSession(sessionId)).not.toBeNull();
  await seen(inDays(-7.1));
  expect(await actorOfSession(sessionId)).toBeNull();
  await prisma().session.update({ where: { id: sessionId }, data: { createdAt: inDays(-31) } });
  await seen(inDays(0), inDays(-0.1));
  expect(await actorOfSession(sessionId)).toBeNull();
});

it("writes when a session was last seen once in five minutes, however many pages are read", async () => {
  const { id } = await signIn("VIEWER");
  const { sessionId } = await openSession(id, "password", from);
  const seenAt = async () =>
    (await prisma().session.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt.getTime();
  const recently = new Date(Date.now() - 4 * 60_000);
  await prisma().session.update({ where: { id: sessionId }, data: { lastSeenAt: recently } });
  for (let n = 0; n < 5; n += 1) await actorOfSession(sessionId);
  expect(await seenAt()).toBe(recently.getTime());
  const earlier = new Date(Date.now() - 6 * 60_000);
  await prisma().session.update({ where: { id: sessionId }, data: { lastSeenAt: earlier } });
  await actorOfSession(sessionId);
  expect(await seenAt()).toBeGreaterThan(recently.getTime());
});

it("ends a token after a year unless told otherwise, and tells its owner a fortnight before, once", async () => {
  const me = await signIn("MANAGER");
  const year = await createToken.execute(me, { name: "Year", role: "VIEWER" });
  const week = await createToken.execute(me, { name: "Week", role: "VIEWER", days: 7 });
  const told = async (days: number) => {
    await keepAccounts.execute(MUSTER, {}, { now: inDays(days) });
    const events = await prisma().auditEvent.findMany({
      where: { type: "token.ends-soon", subjectId: { in: [year.id, week.id] } },
    });
    return events.map(({ after }) => (after as { name: string }).name).sort();
  };
  expect(await told(3)).toEqual([]);
  expect(await told(4)).toEqual(["Week"]);
  expect(await told(350)).toEqual(["Week"]);
  expect(await told(351.5)).toEqual(["Week", "Year"]);
  expect(await told(352)).toEqual(["Week", "Year"]);
  const ended = { expiresAt: new Date() };
  expect(await actorOfToken(year.secret)).not.toBeNull();
  await prisma().apiToken.update({ where: { id: year.id }, data: ended });
  expect(await actorOfToken(year.secret)).toBeNull();
});

it("gives a person twenty live tokens at most, also when asked for at once", async () => {
  const me = await signIn("MANAGER");
  const make = (n: number) => createToken.execute(me, { name: `Token ${n}`, role: "VIEWER" });
  const made = await Promise.allSettled(Array.from({ length: TOKENS_MAX + 3 }, (_, n) => make(n)));
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(TOKENS_MAX);
  await expect(make(99)).rejects.toMatchObject({ code: "CONFLICT" });
  const oldest = await prisma().apiToken.findFirstOrThrow({ where: { userId: me.id } });
  await prisma().apiToken.update({ where: { id: oldest.id }, data: { revokedAt: new Date() } });
  await expect(make(100)).resolves.toMatchObject({ expiresAt: expect.any(String) });
});
