import "server-only";
import { findActiveUser } from "@/lib/people/people/load";
import { defineQuery } from "@/lib/platform/command/query";
import type { Tx } from "@/lib/platform/core/db";
import { invalidField } from "@/lib/platform/core/errors";
import { literally } from "@/lib/platform/core/text/like";
import { loadIncident } from "./load";
import { FindIncidentPeople } from "./schemas";
import { seersOf } from "./visibility/visibility";

/** People who can be given work of an incident, by name: those who may see it; at most 50. @throws DomainError NOT_FOUND. */
export const findIncidentPeople = defineQuery({
  name: "incident.people",
  permission: "incident.read",
  input: FindIncidentPeople,
  sample: { incident: 42 },
  run: async (db, { incident: number, q }, ctx) => {
    const incident = await loadIncident(db, number, ctx.actor);
    const named = q ? { name: { contains: literally(q), mode: "insensitive" as const } } : {};
    return db.user.findMany({
      where: { AND: [{ disabledAt: null }, named, seersOf(incident)] },
      orderBy: { name: "asc" },
      take: 50,
      select: { id: true, name: true, role: true },
    });
  },
});

/**
 * A person who may be given work of an incident, which they have to be able to see.
 * @param incident null for work that belongs to none
 * @param field the input field that named them, for the error
 * @throws DomainError INVALID when they do not exist, were disabled, or may not see it.
 */
export async function findWorker(
  tx: Tx,
  userId: string,
  incident: { readonly id: string } | null,
  field = "userId",
) {
  const user = await findActiveUser(tx, userId, field);
  const unseen = incident ? await findUnseen(tx, [incident.id], userId) : new Set();
  if (unseen.size > 0) throw invalidField(field, explainUnseen(user.name));
  return user;
}

/**
 * Those of the incidents that a person may not see. They are held, so that nobody restricts one between this look
 * and the work being given.
 */
export async function findUnseen(
  tx: Tx,
  incidentIds: readonly string[],
  userId: string,
): Promise<Set<string>> {
  const held = await tx.$queryRaw<{ id: string; restricted: boolean }[]>`
    select id::text, restricted from incident where id = any(${incidentIds}::uuid[]) order by id for share`;
  const unseen = new Set<string>();
  for (const incident of held.filter(({ restricted }) => restricted)) {
    const seer = { AND: [{ id: userId }, seersOf(incident)] };
    if ((await tx.user.count({ where: seer })) === 0) unseen.add(incident.id);
  }
  return unseen;
}

/** Why somebody cannot be given work of a restricted incident, and what lets them in. */
export function explainUnseen(name: string): string {
  return `${name} cannot see this restricted incident: give them a role in it first.`;
}
