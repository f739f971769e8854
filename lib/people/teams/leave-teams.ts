import "server-only";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import type { Prisma } from "@/prisma/generated/client";
import { leaving, putMember } from "./members";

/** Teams in use that would have no lead without this person. */
export const ledAloneBy = (userId: string): Prisma.TeamWhereInput => ({
  archivedAt: null,
  members: { some: { userId, lead: true } },
  NOT: { members: { some: { userId: { not: userId }, lead: true, user: { disabledAt: null } } } },
});

/** How many there are. */
export function countLedAlone(db: ReadDb, userId: string): Promise<number> {
  return db.team.count({ where: ledAloneBy(userId) });
}

/**
 * Takes somebody whose access ends out of all teams. Where they were the only lead, whoever takes over their work
 * leads in their place.
 */
export async function leaveTeams(
  tx: Tx,
  from: { readonly id: string; readonly name: string },
  heir: { readonly id: string; readonly name: string } | null,
  now: Date,
): Promise<AuditEntry[]> {
  await tx.$queryRaw`
    select 1 from team where id in (select team_id from team_member where user_id = ${from.id}::uuid)
    order by id for update`;
  const alone = await tx.team.findMany({ where: ledAloneBy(from.id), select: { id: true } });
  const memberships = await tx.teamMember.findMany({ where: { userId: from.id } });
  await tx.teamMember.deleteMany({ where: { userId: from.id } });
  const audit = memberships.map(({ teamId, userId, lead }) =>
    leaving(teamId, { userId, name: from.name, lead }),
  );
  if (!heir) return audit;
  for (const { id: teamId } of alone) {
    const led = { teamId, userId: heir.id, name: heir.name, lead: true };
    audit.push(...[await putMember(tx, led, now)].filter((entry) => entry !== null));
  }
  return audit;
}
