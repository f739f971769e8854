import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/core/db";
import { changePassword, revokeOtherSessions, revokeSession } from "./account";
import { hashPassword } from "./secrets";
import { actorOfSession, actorOfToken } from "./session";
import { signInWithPassword } from "./sign-in";
import { createToken, revokeToken } from "./tokens";

const PASSWORD = "correct horse battery";
const LIMIT = { code: "LIMIT", message: expect.stringMatching(/Try again in 1[45] min/) };

describe("sign-in by password", () => {
  it("opens a session for the right password, whatever the case of the address", async () => {
    const { email, id } = await member();
    const from = { ip: address(), userAgent: "Test" };
    const signedIn = await signInWithPassword(email.toUpperCase(), PASSWORD, from);
    expect(await actorOfSession(signedIn?.sessionId ?? "")).toMatchObject({ id, via: "browser" });
    expect(await signInWithPassword(email, "wrong", from)).toBeNull();
  });

  it("shuts an account for a while after ten failures at once, even for the right password", async () => {
    const { email } = await member();
    const tries = Array.from({ length: 30 }, () => attempt(email, "wrong", address()));
    const answers = await Promise.allSettled(tries);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    await expect(attempt(email, PASSWORD, address())).rejects.toMatchObject(LIMIT);
  });

  it("treats unknown accounts the same, so that limits tell nothing either", async () => {
    const email = `${randomUUID()}@example.org`;
    for (let count = 0; count < 10; count += 1) {
      expect(await attempt(email, PASSWORD, address())).toBeNull();
    }
    await expect(attempt(email, PASSWORD, address())).rejects.toMatchObject(LIMIT);
  });

  it("forgives the failures before a good sign-in", async () => {
    const { email } = await member();
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < 5; count += 1) await attempt(email, "wrong", address());
      expect(await attempt(email, PASSWORD, address())).not.toBeNull();
    }
  });

  it("shuts an address after fifty failures, without shutting the accounts it tried", async () => {
    const { email } = await member();
    const ip = address();
    const guess = (index: number) => attempt(`${index}-${randomUUID()}@example.org`, "x", ip);
    await Promise.all(Array.from({ length: 50 }, (_, index) => guess(index)));
    await expect(attempt(email, PASSWORD, ip)).rejects.toMatchObject(LIMIT);
    expect(await attempt(email, PASSWORD, address())).not.toBeNull();
  });
});

describe("what proves a person", () => {
  it("ends with its session: one, or all others, and never somebody else's", async () => {
    const { email } = await member();
    const [here, there] = [await open(email), await open(email)];
    const stranger = await open((await member()).email);
    const sessionId = there.credentialId;
    await expect(revokeSession.execute(stranger, { sessionId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await revokeOtherSessions.execute(here, {});
    expect(await actorOfSession(sessionId)).toBeNull();
    expect(await actorOfSession(here.credentialId)).not.toBeNull();
    expect(await actorOfSession(stranger.credentialId)).not.toBeNull();
  });

  it("changes the password only for the current one, and ends the other sessions", async () => {
    const { email } = await member();
    const [here, there] = [await open(email), await open(email)];
    const password = "staple battery horse";
    await expect(
      changePassword.execute(here, { current: "wrong", password }),
    ).rejects.toMatchObject({ fields: { current: expect.any(String) } });
    await changePassword.execute(here, { current: PASSWORD, password });
    expect(await actorOfSession(there.credentialId)).toBeNull();
    expect(await attempt(email, PASSWORD, address())).toBeNull();
    expect(await attempt(email, password, address())).not.toBeNull();
  });

  it("gives a token no more than its role, nor than its person has today", async () => {
    const { email, id } = await member();
    const me = await open(email);
    await expect(createToken.execute(me, { name: "CI", role: "ADMIN" })).rejects.toMatchObject({
      fields: { role: expect.any(String) },
    });
    const token = await createToken.execute(me, { name: "CI", role: "RESPONDER" });
    expect(await actorOfToken(token.secret)).toMatchObject({ id, role: "RESPONDER", via: "api" });
    await prisma().user.update({ where: { id }, data: { role: "VIEWER" } });
    expect(await actorOfToken(token.secret)).toMatchObject({ role: "VIEWER" });
    const stranger = await open((await member()).email);
    await expect(revokeToken.execute(stranger, { tokenId: token.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await revokeToken.execute(me, { tokenId: token.id });
    expect(await actorOfToken(token.secret)).toBeNull();
  });
});

async function member() {
  const email = `${randomUUID()}@example.org`;
  const passwordHash = await hashPassword(PASSWORD);
  const data = { email, name: "Ada", role: "MANAGER", passwordHash } as const;
  const { id } = await prisma().user.create({ data: { ...data, createdAt: new Date() } });
  return { id, email };
}

/** An address of its own, so that the tests do not share a limit. */
function address(): string {
  return `test-${randomUUID()}`;
}

function attempt(email: string, password: string, ip: string) {
  return signInWithPassword(email, password, { ip, userAgent: null });
}

async function open(email: string) {
  const signedIn = await attempt(email, PASSWORD, address());
  const actor = signedIn && (await actorOfSession(signedIn.sessionId));
  if (!actor) throw new Error("The sign-in did not work.");
  return actor;
}
