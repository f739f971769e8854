import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { type IncidentRow, loadIncident } from "@/lib/respond/incidents/load";
import type { Prisma } from "@/prisma/generated/client";
import { computeImpact, type Impact } from "./read-impact";
import { ReadImpact } from "./schemas";

/**
 * What an incident took from the budgets of its services: as it is now, or as it was frozen when its postmortem was
 * published. @throws DomainError NOT_FOUND.
 */
export const readSloImpact = defineQuery({
  name: "incident.slo-impact",
  permission: "incident.read",
  input: ReadImpact,
  sample: { incident: 42 },
  run: async (db, { incident: number }, ctx) => {
    const incident = await loadIncident(db, number, ctx.actor);
    return readImpact(db, incident, ctx.now);
  },
});
export type SloImpactView = Awaited<ReturnType<typeof readSloImpact.execute>>;

/** The same as it is now, also where an earlier revision was frozen: what the next one will say. */
export const computeSloImpact = defineQuery({
  name: "incident.compute-slo-impact",
  permission: "incident.read",
  input: ReadImpact,
  sample: { incident: 42 },
  run: async (db, { incident }, ctx) =>
    computeImpact(db, await loadIncident(db, incident, ctx.actor), ctx.now),
});

/** The same, for whoever holds the incident already. */
export async function readImpact(db: ReadDb, incident: IncidentRow, now: Date) {
  const frozen = await db.sloImpact.findUnique({ where: { incidentId: incident.id } });
  if (frozen) return { ...(frozen.told as unknown as Impact), frozenAt: iso(frozen.frozenAt) };
  return { ...(await computeImpact(db, incident, now)), frozenAt: null };
}

/** Keeps what it is now: later samples and policies change it no more. Publishing again freezes anew. */
export async function freezeImpact(tx: Tx, incident: IncidentRow, now: Date): Promise<void> {
  const told = (await computeImpact(tx, incident, now)) as unknown as Prisma.InputJsonObject;
  await tx.sloImpact.upsert({
    where: { incidentId: incident.id },
    create: { incidentId: incident.id, told, frozenAt: now },
    update: { told, frozenAt: now },
  });
}
