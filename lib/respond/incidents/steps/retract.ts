import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { refuseWith } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { refreshClocks } from "@/lib/respond/incidents/clocks/clocks";
import { IncidentEvents } from "@/lib/respond/incidents/events";
import { type IncidentRow, lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { saveIncident } from "@/lib/respond/incidents/save";
import { RetractStep } from "@/lib/respond/incidents/schemas";
import { readIncidentView } from "@/lib/respond/incidents/view";
import { canRetractMitigation, canRetractResolution } from "./transition-rules";

/** Takes back a resolution: the fix did not hold. @throws DomainError NOT_FOUND, CONFLICT. */
export const retractResolution = defineCommand({
  name: "incident.retract-resolution",
  permission: "incident.respond",
  input: RetractStep,
  sample: { incident: 42, reason: "Errors are back" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    refuseWith(canRetractResolution(incident));
    return retractStep(tx, incident, "resolvedAt", input.reason, ctx);
  },
});

/** Takes back a mitigation: users feel it again. @throws DomainError NOT_FOUND, CONFLICT. */
export const retractMitigation = defineCommand({
  name: "incident.retract-mitigation",
  permission: "incident.respond",
  input: RetractStep,
  sample: { incident: 42, reason: "Errors are back" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    refuseWith(canRetractMitigation(incident));
    return retractStep(tx, incident, "mitigatedAt", input.reason, ctx);
  },
});

async function retractStep(
  tx: Tx,
  incident: IncidentRow,
  fact: "mitigatedAt" | "resolvedAt",
  reason: string,
  ctx: Context,
) {
  const heldFrom = incident[fact] ?? ctx.now;
  const changes = fact === "resolvedAt" ? withImpliedMitigation(incident) : { mitigatedAt: null };
  await saveIncident(tx, incident, changes, ctx);
  await tx.factRetraction.create({
    data: {
      incidentId: incident.id,
      fact,
      heldFrom,
      retractedAt: ctx.now,
      reason,
      byId: userIdOf(ctx.actor),
    },
  });
  const clocks = await refreshClocks(tx, incident.id, ctx.now);
  const about = {
    stream: streamOf(incident),
    subject: { type: "incident", id: incident.id },
    reason,
  };
  const entry =
    fact === "resolvedAt"
      ? IncidentEvents.entry("incident.resolution-retracted", {
          ...about,
          before: { resolvedAt: iso(heldFrom) },
          after: withImpliedMitigation(incident),
        })
      : IncidentEvents.entry("incident.mitigation-retracted", {
          ...about,
          before: { mitigatedAt: iso(heldFrom) },
          after: { mitigatedAt: null },
        });
  const result = await readIncidentView(tx, incident.id, ctx);
  return { result, audit: [entry], ...clocks } as const;
}

/** A mitigation that only came with the resolution, at its very instant, goes with it too. */
function withImpliedMitigation({ mitigatedAt, resolvedAt }: IncidentRow) {
  const isImplied = mitigatedAt?.getTime() === resolvedAt?.getTime();
  return { resolvedAt: null, ...(isImplied && { mitigatedAt: null }) };
}
