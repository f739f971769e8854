import "server-only";
import { type Actor, seesEverything, userIdOf } from "@/lib/access/actor";
import type { ReadDb, Tx } from "@/lib/core/db";
import { DomainError, notFound } from "@/lib/core/errors";
import { noteLook } from "@/lib/shell/looks";
import { type Incident, Prisma } from "@/prisma/generated/client";

export type IncidentRow = Incident;

/**
 * The one filter that hides restricted incidents from people who take no part in them (PRODUCT §3).
 * It is never an empty object: inside an OR, Prisma lets a relation with an empty filter match nothing.
 */
export function visibleTo(actor: Actor): Prisma.IncidentWhereInput {
  if (seesEverything(actor)) return { number: { gt: 0 } };
  const userId = userIdOf(actor);
  if (userId === null) return { id: { in: [] } };
  return { OR: [{ restricted: false }, { participants: { some: { userId } } }] };
}

/** The same filter for hand-written SQL, on the table `incident` under the name `i`. */
export function visibleToSql(actor: Actor): Prisma.Sql {
  if (seesEverything(actor)) return Prisma.sql`true`;
  return Prisma.sql`(not i.restricted or exists (
    select from participant where incident_id = i.id and user_id = ${userIdOf(actor)}::uuid))`;
}

/** @throws DomainError NOT_FOUND when it does not exist or the actor may not know it does. */
export async function loadIncident(db: ReadDb, number: number, actor: Actor): Promise<IncidentRow> {
  const incident = await db.incident.findFirst({
    where: { AND: [{ number }, visibleTo(actor)] },
  });
  if (!incident) throw notFound(`INC-${number}`);
  if (incident.restricted) noteRestrictedRead(incident.id);
  return incident;
}

/** The record keeps who looked at something of a restricted incident. */
export function noteRestrictedRead(incidentId: string): void {
  noteLook({ type: "incident.restricted-read", subject: { type: "incident", id: incidentId } });
}

/**
 * Loads an incident for a change and holds its row until the transaction ends, so that two commands
 * on one incident run one after the other and each sees what the other did.
 * @param version what the change was based on; leave out to accept the newest.
 * @throws DomainError NOT_FOUND; CONFLICT (with `current`) when `version` is stale.
 */
export async function lockIncident(
  tx: Tx,
  target: { incident: number; version?: number | undefined },
  actor: Actor,
): Promise<IncidentRow> {
  await tx.$queryRaw`select 1 from incident where number = ${target.incident} for update`;
  const incident = await loadIncident(tx, target.incident, actor);
  if (target.version !== undefined && target.version !== incident.version) {
    throw new DomainError(
      "CONFLICT",
      "Somebody changed this incident meanwhile. Look at what is new, then try again.",
      {
        current: {
          version: incident.version,
          status: incident.status,
          severity: incident.severity,
        },
      },
    );
  }
  return incident;
}

/** The audit stream of one incident. */
export function streamOf(incident: { id: string }): string {
  return `incident:${incident.id}`;
}
