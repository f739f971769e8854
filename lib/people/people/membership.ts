import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError, notFound } from "@/lib/platform/core/errors";
import { PeopleEvents } from "./events";
import { ChangeRole, LetInAgain } from "./schemas";
import { ADMIN_WHO_CAN_SIGN_IN } from "./setup/admins";

/** Changes a person's role. @throws DomainError NOT_FOUND; CONFLICT for the last admin. */
export const changeRole = defineCommand({
  name: "people.change-role",
  permission: "people.manage",
  input: ChangeRole,
  sample: { userId: "00000000-0000-7000-8000-000000000000", role: "MANAGER" },
  run: async (tx, input) => {
    const user = await lockPerson(tx, input.userId);
    const result = { id: user.id, role: input.role };
    if (user.role === input.role) return { result, audit: "unchanged" };
    if (user.role === "ADMIN") await refuseLastAdmin(tx, user.id);
    await tx.user.update({ where: { id: user.id }, data: { role: input.role } });
    return {
      result,
      audit: [
        PeopleEvents.entry("people.role-changed", {
          stream: WORKSPACE_STREAM,
          subject: { type: "user", id: user.id },
          before: { role: user.role },
          after: { role: input.role },
        }),
      ],
    };
  },
});

/**
 * Lets a person in again whose access ended. Their old sessions and tokens stay ended.
 * @throws DomainError NOT_FOUND
 */
export const letInAgain = defineCommand({
  name: "people.let-in-again",
  permission: "people.manage",
  input: LetInAgain,
  sample: { userId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { userId }) => {
    const user = await lockPerson(tx, userId);
    const result = { id: user.id };
    if (user.disabledAt === null) return { result, audit: "unchanged" };
    await tx.user.update({ where: { id: user.id }, data: { disabledAt: null } });
    const subject = { type: "user", id: user.id };
    return {
      result,
      audit: [PeopleEvents.entry("people.enabled", { stream: WORKSPACE_STREAM, subject })],
    };
  },
});

/**
 * Ends a person's access in the caller's transaction: sessions, links to a new password and API tokens, for good.
 * @returns who it was; null when it had ended before
 * @throws DomainError NOT_FOUND; CONFLICT for the last admin
 */
export async function disablePerson(tx: Tx, userId: string, now: Date) {
  const user = await lockPerson(tx, userId);
  if (user.disabledAt !== null) return null;
  if (user.role === "ADMIN") await refuseLastAdmin(tx, user.id);
  await tx.user.update({ where: { id: user.id }, data: { disabledAt: now } });
  const open = { where: { userId, revokedAt: null }, data: { revokedAt: now } };
  await tx.session.updateMany(open);
  await tx.apiToken.updateMany(open);
  await tx.passwordReset.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } });
  return user;
}

/**
 * One lock for everything that decides who belongs here, until the transaction ends: two admins who
 * demote each other must not leave none, and one address must not join twice.
 */
export async function lockMembership(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('muster.membership'))`;
}

async function lockPerson(tx: Tx, userId: string) {
  await lockMembership(tx);
  const user = await tx.user.findUnique({ where: { id: userId } });
  if (!user) throw notFound("This person");
  return user;
}

async function refuseLastAdmin(tx: Tx, userId: string): Promise<void> {
  const others = await tx.user.count({
    where: { ...ADMIN_WHO_CAN_SIGN_IN, id: { not: userId } },
  });
  if (others > 0) return;
  throw new DomainError(
    "CONFLICT",
    "This is the last admin who can sign in: make somebody else one first.",
  );
}
