import "server-only";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError, invalidField, refuseWith } from "@/lib/platform/core/errors";
import { refreshClocks } from "@/lib/respond/incidents/clocks/clocks";
import { IncidentEvents } from "@/lib/respond/incidents/events";
import { loadIncident, lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { saveIncident } from "@/lib/respond/incidents/save";
import { CancelIncident } from "@/lib/respond/incidents/schemas";
import { readIncidentView, refOf } from "@/lib/respond/incidents/view";
import { canCancel } from "./transition-rules";

/**
 * Cancels a false alarm, or points a duplicate at the incident that survives (docs/rules/incidents.md).
 * @throws DomainError NOT_FOUND; INVALID for a duplicate of itself or of what cannot be seen; CONFLICT.
 */
export const cancelIncident = defineCommand({
  name: "incident.cancel",
  permission: "incident.respond",
  input: CancelIncident,
  sample: { incident: 42, reason: "The alert was a test" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    refuseWith(canCancel(incident));
    const survivor = await findSurvivor(tx, input, ctx);
    const changes = {
      cancelledAt: ctx.now,
      cancelReason: input.reason,
      duplicateOfId: survivor?.id ?? null,
    };
    await saveIncident(tx, incident, changes, ctx);
    const clocks = await refreshClocks(tx, incident.id, ctx.now);
    return {
      result: await readIncidentView(tx, incident.id, ctx),
      audit: [
        IncidentEvents.entry("incident.cancelled", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          // By id: who may not know of the survivor must not read its number here.
          after: { cancelledAt: ctx.now.toISOString(), duplicateOfId: survivor?.id ?? null },
          reason: input.reason,
        }),
      ],
      ...clocks,
    };
  },
});

async function findSurvivor(
  tx: Tx,
  input: { incident: number; duplicateOf?: number | undefined },
  ctx: Context,
) {
  if (input.duplicateOf === undefined) return null;
  if (input.duplicateOf === input.incident) {
    throw invalidField("duplicateOf", "An incident cannot be a duplicate of itself.");
  }
  const survivor = await loadIncident(tx, input.duplicateOf, ctx.actor).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
    throw invalidField(
      "duplicateOf",
      `${refOf(input.duplicateOf ?? 0)} does not exist: check the number.`,
    );
  });
  if (survivor.cancelledAt) {
    throw invalidField(
      "duplicateOf",
      `${refOf(survivor.number)} is cancelled itself: choose the incident that goes on.`,
    );
  }
  return survivor;
}
