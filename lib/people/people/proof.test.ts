import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/core/db";
import { address, attempt, member, PASSWORD } from "@/lib/testing/people/members";
import { changePassword, revokeOtherSessions, revokeSession } from "./account";
import { actorOfSession, actorOfToken } from "./session";
import { createToken, revokeToken } from "./tokens";

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

async function open(email: string) {
  const signedIn = await attempt(email, PASSWORD, address());
  const actor = signedIn && (await actorOfSession(signedIn.sessionId));
  if (!actor) throw new Error("The sign-in did not work.");
  return actor;
}
