import "server-only";
import { lockPostmortem } from "@/lib/learn/postmortems/load";
import type { Actor } from "@/lib/platform/access/actor";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError } from "@/lib/platform/core/errors";
import { streamOf } from "@/lib/respond/incidents/load";

/**
 * The open debrief of a draft; the postmortem's row is held, so that steps follow each other.
 * @throws DomainError NOT_FOUND; CONFLICT when it is published or no debrief is open.
 */
export async function lockDebrief(tx: Tx, incidentNumber: number, actor: Actor) {
  const { incident, postmortem } = await lockPostmortem(tx, { incident: incidentNumber }, actor);
  const debrief = await tx.debrief.findFirst({
    where: { postmortemId: postmortem.id, endedAt: null },
    include: { steps: { orderBy: [{ startedAt: "desc" }, { id: "desc" }], take: 1 } },
  });
  if (!debrief) {
    throw new DomainError("CONFLICT", "The debrief is over: start another one to go on.");
  }
  const about = { stream: streamOf(incident), subject: { type: "debrief", id: debrief.id } };
  return { incident, postmortem, debrief, about };
}
