import { createHash, randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { canonicalJson } from "@/lib/platform/audit/chain";
import { prisma } from "@/lib/platform/core/db";
import { signIn } from "@/lib/testing/core/people";
import { changePassword, renameAccount } from "./account";
import { acceptInvitation, invitePerson } from "./invitations";
import { hashPassword } from "./secrets";
import { createToken } from "./tokens";

it("keeps neither secrets nor hashes of passwords for idempotency keys or in the audit log", async () => {
  const admin = await signIn("ADMIN");
  const passwordHash = await hashPassword("first password");
  await prisma().user.update({ where: { id: admin.id }, data: { passwordHash } });
  const requestId = randomUUID();
  const call = () => ({ idempotencyKey: randomUUID(), requestId });

  const key = call();
  const token = await createToken.execute(admin, { name: "CI", role: "VIEWER" }, key);
  expect(await createToken.execute(admin, { name: "CI", role: "VIEWER" }, key)).toEqual(token);
  expect(await prisma().apiToken.count({ where: { userId: admin.id } })).toBe(1);
  const guest = { email: `${randomUUID()}@example.org`, role: "VIEWER" };
  const { link } = await invitePerson.execute(admin, guest, call());
  const invitation = link.slice(link.lastIndexOf("/") + 1);
  const joining = { token: invitation, name: `Grace ${randomUUID()}`, password: "guest password" };
  await acceptInvitation.execute(admin, joining, call());
  const change = { current: "first password", password: "second password" };
  await changePassword.execute(admin, change, call());
  await renameAccount.execute(admin, { name: `Ada ${randomUUID()}` }, call());

  const keys = await prisma().idempotencyKey.findMany({ where: { actorId: admin.id } });
  expect(keys).toHaveLength(5);
  const fastHash = createHash("sha256").update(canonicalJson(change)).digest("hex");
  const events = await prisma().auditEvent.findMany({
    where: { requestId },
    select: { type: true, before: true, after: true, reason: true },
  });
  expect(events).toHaveLength(5);
  const kept = JSON.stringify([keys, events]);
  for (const secret of [
    token.secret,
    invitation,
    "guest password",
    "second password",
    "$argon2",
    fastHash,
  ]) {
    expect(kept).not.toContain(secret);
  }
});
