import "server-only";
import { WORKSPACE_STREAM } from "@/lib/audit/record";
import type { Tx } from "@/lib/core/db";
import { DomainError, notFound } from "@/lib/core/errors";
import { defineCommand } from "@/lib/shell/command";
import { ADMIN_WHO_CAN_SIGN_IN } from "./admins";
import { ChangeRole, SetDisabled } from "./schemas";

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
        {
          stream: WORKSPACE_STREAM,
          type: "people.role-changed",
          subject: { type: "user", id: user.id },
          before: { role: user.role },
          after: { role: input.role },
        },
      ],
    };
  },
});

/**
 * Ends a person's access at once, or gives it back; what they wrote stays theirs.
 * @throws DomainError NOT_FOUND; CONFLICT for the last admin.
 */
export const setDisabled = defineCommand({
  name: "people.set-disabled",
  permission: "people.manage",
  input: SetDisabled,
  sample: { userId: "00000000-0000-7000-8000-000000000000", disabled: true },
  run: async (tx, input, ctx) => {
    const user = await lockPerson(tx, input.userId);
    const result = { id: user.id, disabled: input.disabled };
    if ((user.disabledAt !== null) === input.disabled) return { result, audit: "unchanged" };
    if (input.disabled && user.role === "ADMIN") await refuseLastAdmin(tx, user.id);
    await tx.user.update({
      where: { id: user.id },
      data: { disabledAt: input.disabled ? ctx.now : null },
    });
    if (input.disabled) await endSessions(tx, user.id, ctx.now);
    return {
      result,
      audit: [
        {
          stream: WORKSPACE_STREAM,
          type: input.disabled ? "people.disabled" : "people.enabled",
          subject: { type: "user", id: user.id },
        },
      ],
    };
  },
});

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

async function endSessions(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
}
