import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { ANONYMOUS } from "@/lib/platform/access/actor";
import { prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import { renameAccount } from "./account";
import { acceptInvitation, invitePerson, revokeInvitation } from "./invitations";

const DAY_MS = 24 * 60 * 60 * 1_000;
const GONE = { code: "NOT_FOUND" };

it("makes one account of one link, even when it is opened twice at once", async () => {
  const { email, token } = await invite();
  const answers = await Promise.allSettled([accept(token), accept(token)]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(accept(token)).rejects.toMatchObject(GONE);
  expect(await prisma().user.findMany({ where: { email } })).toMatchObject([{ role: "RESPONDER" }]);
});

it("stores no more of a link than its hash", async () => {
  const { id, token } = await invite();
  const row = await prisma().invitation.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(row)).not.toContain(token);
  expect(row.tokenHash).toMatch(/^[0-9a-f]{64}$/);
});

it("refuses a link after seven days, and one that was taken back or replaced", async () => {
  const old = await invite();
  await expect(accept(old.token, new Date(Date.now() + 7 * DAY_MS + 1))).rejects.toMatchObject(
    GONE,
  );
  const newer = await invite(old.email);
  await expect(accept(old.token)).rejects.toMatchObject(GONE);
  const admin = await signIn("ADMIN");
  await revokeInvitation.execute(admin, { invitationId: newer.id });
  await expect(accept(newer.token)).rejects.toMatchObject(GONE);
  await expect(revokeInvitation.execute(admin, { invitationId: newer.id })).rejects.toMatchObject(
    GONE,
  );
});

it("leaves one open link when two admins invite the same address at once", async () => {
  const email = `${randomUUID()}@example.org`;
  await Promise.all([invite(email), invite(email.toUpperCase())]);
  expect(await prisma().invitation.count({ where: { email, revokedAt: null } })).toBe(1);
});

it("invites nobody who has an account, and tells it to those who come too late", async () => {
  const { email, token } = await invite();
  await prisma().user.create({
    data: { email, name: "Grace", role: "VIEWER", createdAt: new Date() },
  });
  await expect(accept(token)).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(invite(email)).rejects.toMatchObject({ fields: { email: expect.any(String) } });
});

it("refuses the invited address as a password, and keeps the link usable", async () => {
  const { email, token } = await invite();
  const input = { token, name: `Grace ${randomUUID()}`, password: email };
  await expect(acceptInvitation.execute(ANONYMOUS, input)).rejects.toMatchObject({
    fields: { password: expect.stringContaining("your name or address") },
  });
  await expect(accept(token)).resolves.toMatchObject({ email });
});

it("refuses the name of somebody else, or one that looks like it, and keeps the link usable", async () => {
  const name = `Ada ${randomUUID()}`;
  const { id } = await signIn("VIEWER", name);
  const { token } = await invite();
  const join = (chosen: string) =>
    acceptInvitation.execute(ANONYMOUS, {
      token,
      name: chosen,
      password: "correct horse battery",
    });
  for (const taken of [name, name.toUpperCase(), name.replace("Ada", "А\u200bda")]) {
    await expect(join(taken)).rejects.toMatchObject({ fields: { name: expect.any(String) } });
  }
  const grace = await signIn("VIEWER");
  await expect(renameAccount.execute(grace, { name })).rejects.toMatchObject({ code: "INVALID" });
  const ada = { ...grace, id };
  await renameAccount.execute(ada, { name: name.toUpperCase() });
  await expect(join(`${name} the second`)).resolves.toMatchObject({ id: expect.any(String) });
});

async function invite(email = `${randomUUID()}@example.org`) {
  const made = await invitePerson.execute(await signIn("ADMIN"), { email, role: "RESPONDER" });
  return { id: made.id, email, token: made.link.slice(made.link.lastIndexOf("/") + 1) };
}

function accept(token: string, now?: Date) {
  const input = { token, name: `Grace ${randomUUID()}`, password: "correct horse battery" };
  return acceptInvitation.execute(ANONYMOUS, input, now ? { now } : {});
}
