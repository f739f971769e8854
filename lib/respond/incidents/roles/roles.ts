import "server-only";
import { findActiveUser } from "@/lib/people/people/load";
import { userIdOf } from "@/lib/platform/access/actor";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import type { IncidentRole } from "@/lib/respond/incidents/schemas";
import { addParticipants } from "@/lib/respond/incidents/visibility/participants";

/**
 * Gives a role to a person: whoever held it relinquishes it (subject experts may be several), and the
 * person takes part in the incident from now on. With `onlyIfFree` nobody has to leave for it. Returns whether
 * anything changed.
 * @throws DomainError INVALID for people who do not exist or may no longer sign in.
 */
export async function assumeRole(
  tx: Tx,
  incidentId: string,
  role: IncidentRole,
  userId: string,
  ctx: Context,
  { onlyIfFree = false } = {},
): Promise<{ changed: boolean; userName: string; previous: string[] }> {
  // Who acts came in as somebody active.
  const isOwn = ctx.actor.kind === "user" && ctx.actor.id === userId;
  const user = isOwn ? ctx.actor : await findActiveUser(tx, userId);
  const holders = await tx.roleAssignment.findMany({
    where: { incidentId, role, relinquishedAt: null },
    include: { user: { select: { name: true } } },
  });
  if (holders.some((holder) => holder.userId === userId) || (onlyIfFree && holders.length > 0)) {
    return { changed: false, userName: user.name, previous: [] };
  }
  const leaving = role === "SUBJECT_EXPERT" ? [] : holders;
  if (leaving.length > 0) {
    await tx.roleAssignment.updateMany({
      where: { id: { in: leaving.map(({ id }) => id) } },
      data: { relinquishedAt: ctx.now },
    });
  }
  await tx.roleAssignment.create({
    data: { incidentId, role, userId, assumedAt: ctx.now, assignedById: userIdOf(ctx.actor) },
  });
  await addParticipants(tx, incidentId, [userId], ctx.now);
  return {
    changed: true,
    userName: user.name,
    previous: leaving.map(({ user: { name } }) => name),
  };
}
