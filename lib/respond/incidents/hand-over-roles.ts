import "server-only";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import type { Prisma } from "@/prisma/generated/client";
import { IncidentEvents } from "./events";
import { streamOf } from "./load";
import { assumeRole } from "./roles/roles";
import { saveIncident } from "./save";

/** Roles that somebody holds in incidents that are not over. */
export const heldInOpen = (userId: string): Prisma.RoleAssignmentWhereInput => ({
  userId,
  relinquishedAt: null,
  incident: { status: { in: ["TRIAGE", "INVESTIGATING", "MITIGATED"] } },
});

/** Gives all roles of a person in open incidents to another; with nobody to take them they are free again. */
export async function handOverRoles(
  tx: Tx,
  from: { id: string; name: string },
  toId: string | null,
  ctx: Context,
): Promise<AuditEntry[]> {
  // In one order, so that two commands never wait for each other.
  await tx.$queryRaw`
    select 1 from incident i where exists (
      select from role_assignment r
      where r.incident_id = i.id and r.user_id = ${from.id}::uuid and r.relinquished_at is null)
    order by i.id for update`;
  const held = await tx.roleAssignment.findMany({
    where: heldInOpen(from.id),
    include: { incident: true },
    orderBy: { incidentId: "asc" },
  });
  const entries: AuditEntry[] = [];
  for (const { id, role, incident } of held) {
    await tx.roleAssignment.update({ where: { id }, data: { relinquishedAt: ctx.now } });
    const about = {
      stream: streamOf(incident),
      subject: { type: "incident", id: incident.id },
      before: { role, people: [from.name] },
    };
    if (toId === null) {
      entries.push(IncidentEvents.entry("incident.role-relinquished", about));
      continue;
    }
    const { userName: person } = await assumeRole(tx, incident.id, role, toId, ctx);
    const after = { role, userId: toId, person };
    entries.push(IncidentEvents.entry("incident.role-assumed", { ...about, after }));
  }
  const incidents = new Map(held.map(({ incident }) => [incident.id, incident]));
  for (const incident of incidents.values()) await saveIncident(tx, incident, {}, ctx);
  return entries;
}
