import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { ReadDb, Tx } from "@/lib/core/db";
import { DomainError, notFound } from "@/lib/core/errors";
import { loadIncident } from "@/lib/incidents/load";

/** The postmortem of an incident the actor may see. @throws DomainError NOT_FOUND. */
export async function loadPostmortem(db: ReadDb, incidentNumber: number, actor: Actor) {
  const incident = await loadIncident(db, incidentNumber, actor);
  const postmortem = await db.postmortem.findUnique({ where: { incidentId: incident.id } });
  if (!postmortem) throw notFound(`A postmortem of INC-${incidentNumber}`);
  return { incident, postmortem };
}

/**
 * The same for a change: the row is held, and a published one is frozen.
 * @throws DomainError NOT_FOUND; CONFLICT when it is published or `version` is stale.
 */
export async function lockPostmortem(
  tx: Tx,
  target: { incident: number; version?: number | undefined },
  actor: Actor,
) {
  const { id } = await loadIncident(tx, target.incident, actor);
  await tx.$queryRaw`select 1 from postmortem where incident_id = ${id}::uuid for update`;
  const found = await loadPostmortem(tx, target.incident, actor);
  const { state, version } = found.postmortem;
  if (state === "PUBLISHED") {
    throw new DomainError("CONFLICT", "This postmortem is published; its text is frozen.");
  }
  if (target.version !== undefined && target.version !== version) {
    throw new DomainError("CONFLICT", "Somebody changed this postmortem meanwhile. Look again.", {
      current: { version, state },
    });
  }
  return found;
}
