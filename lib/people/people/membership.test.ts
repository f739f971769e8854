import { beforeAll, expect, it } from "vitest";
import { endAccess } from "@/lib/admin/departures/end-access";
import { ANONYMOUS } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { useOwnDatabase } from "@/lib/testing/core/own-database";
import { signIn } from "@/lib/testing/core/people";
import { changeRole, letInAgain } from "./membership";
import { actorOfSession, isSetUp } from "./session";
import { ADMIN_WHO_CAN_SIGN_IN } from "./setup/admins";
import { createFirstAdmin } from "./setup/create-first-admin";
import { setupAddress } from "./setup/setup-token";
import { openSession } from "./sign-in/sign-in";
import { visitFrom } from "./sign-in/visit";

beforeAll(() => useOwnDatabase("muster_membership"));

// In order: the workspace starts with nobody, as it does once in life.
it("makes no first admin for a stranger without the token that the start printed", async () => {
  const account = { name: "Eve", email: "eve@example.org", password: "correct horse battery" };
  for (const setupToken of [undefined, "", "a guess", `${readToken()}x`]) {
    await expect(
      createFirstAdmin.execute(ANONYMOUS, { ...account, setupToken }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  expect(await prisma().user.count()).toBe(0);
});

it("is not set up by colleagues who cannot sign in, and takes nobody's address", async () => {
  await signIn("RESPONDER", "Demo Colleague");
  const { id } = await signIn("ADMIN", "Demo Admin");
  expect(await isSetUp()).toBe(false);
  const { email } = await prisma().user.findUniqueOrThrow({ where: { id } });
  const account = {
    name: "Eve",
    email,
    password: "correct horse battery",
    setupToken: readToken(),
  };
  await expect(createFirstAdmin.execute(ANONYMOUS, account)).rejects.toMatchObject({
    fields: { email: expect.any(String) },
  });
});

it("makes one first admin, however many ask at once, and none after", async () => {
  const ask = (email: string) =>
    createFirstAdmin.execute(ANONYMOUS, {
      name: "Ada",
      email,
      password: "correct horse battery",
      setupToken: readToken(),
    });
  const asked = await Promise.allSettled(["a", "b", "c"].map((name) => ask(`${name}@example.org`)));
  expect(asked.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  await expect(ask("late@example.org")).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await prisma().user.count({ where: ADMIN_WHO_CAN_SIGN_IN })).toBe(1);
  expect(await isSetUp()).toBe(true);
});

it("keeps the last admin, by role and by access", async () => {
  const [ada] = await prisma().user.findMany({ where: ADMIN_WHO_CAN_SIGN_IN });
  const actor = await signInAdmin();
  const userId = actor.id;
  await endAccess.execute(actor, { userId: ada?.id });
  const last = { code: "CONFLICT", message: expect.stringContaining("last admin") };
  await expect(changeRole.execute(actor, { userId, role: "VIEWER" })).rejects.toMatchObject(last);
  await expect(endAccess.execute(actor, { userId })).rejects.toMatchObject(last);
});

it("leaves one of two admins who take each other's role away at once", async () => {
  const [first] = await prisma().user.findMany({ where: ADMIN_WHO_CAN_SIGN_IN });
  const second = await signInAdmin();
  const demote = (userId: string | undefined) =>
    changeRole.execute(second, { userId, role: "VIEWER" });
  const answers = await Promise.allSettled([demote(first?.id), demote(second.id)]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await prisma().user.count({ where: ADMIN_WHO_CAN_SIGN_IN })).toBe(1);
});

it("ends access at once, and gives it back without reviving old sessions", async () => {
  const admin = await signIn("ADMIN");
  const { id: userId } = await signIn("RESPONDER");
  const from = visitFrom({ ip: null, userAgent: null });
  const { sessionId } = await openSession(userId, "password", from);
  expect(await actorOfSession(sessionId)).toMatchObject({ id: userId, role: "RESPONDER" });
  await endAccess.execute(admin, { userId });
  expect(await actorOfSession(sessionId)).toBeNull();
  await expect(openSession(userId, "password", from)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await letInAgain.execute(admin, { userId });
  expect(await actorOfSession(sessionId)).toBeNull();
  const { sessionId: next } = await openSession(userId, "password", from);
  await changeRole.execute(admin, { userId, role: "VIEWER" });
  expect(await actorOfSession(next)).toMatchObject({ role: "VIEWER" });
});

/** An admin with a password; others could never come back. */
async function signInAdmin() {
  const actor = await signIn("ADMIN");
  await prisma().user.update({ where: { id: actor.id }, data: { passwordHash: "a hash" } });
  return actor;
}

function readToken(): string {
  return new URL(setupAddress() ?? "").searchParams.get("token") ?? "";
}
