import "server-only";
import type { Actor } from "@/lib/platform/access/actor";
import {
  explainPermission,
  mayLeads,
  mayRole,
  type Permission,
} from "@/lib/platform/access/permissions";
import type { ReadDb } from "@/lib/platform/core/db";

/**
 * Whether the actor leads all of these teams; what no team owns is led by nobody. A token that was given less than
 * its person's role is no lead's: it was made to be able to do less.
 * @param owners ids of the teams that own what a call is about; null where none does
 */
export async function leadsAll(
  db: ReadDb,
  actor: Actor,
  owners: readonly (string | null)[],
): Promise<boolean> {
  const teams = [...new Set(owners)].filter((id) => id !== null);
  if (actor.kind !== "user" || owners.length === 0 || owners.includes(null)) return false;
  const led = await db.teamMember.count({
    where: {
      userId: actor.id,
      lead: true,
      teamId: { in: teams },
      team: { archivedAt: null },
      user: { role: actor.role, disabledAt: null },
    },
  });
  return led === teams.length;
}

/** Why the actor may not do something with what these teams own; null when they may. */
export async function whyNot(
  db: ReadDb,
  actor: Actor,
  permission: Permission,
  owners: readonly (string | null)[],
): Promise<string | null> {
  if (actor.kind === "system") return null;
  if (actor.kind === "user" && mayRole(actor.role, permission)) return null;
  const isLead = mayLeads(permission) && (await leadsAll(db, actor, owners));
  return isLead ? null : explainPermission(permission);
}
