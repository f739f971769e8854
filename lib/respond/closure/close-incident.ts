import "server-only";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import { notBefore } from "@/lib/platform/core/clock/clock";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError } from "@/lib/platform/core/errors";
import { viewChecklist } from "@/lib/respond/checklist-items/checklist";
import { IncidentEvents } from "@/lib/respond/incidents/events";
import { type IncidentRow, lockIncident, streamOf } from "@/lib/respond/incidents/load";
import { saveIncident } from "@/lib/respond/incidents/save";
import { type IncidentView, readIncidentView } from "@/lib/respond/incidents/view";
import { CloseIncident } from "./schemas";

/**
 * Closes a resolved incident whose follow-up is complete: the postmortem published or waived where one
 * is required or begun, and every follow-up item done or skipped (docs/rules/incidents.md).
 * @throws DomainError NOT_FOUND; CONFLICT saying everything that is still missing.
 */
export const closeIncident = defineCommand({
  name: "incident.close",
  permission: "incident.close",
  input: CloseIncident,
  sample: { incident: 42 },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    const missing = await findMissing(tx, incident, ctx);
    if (missing.length > 0) {
      throw new DomainError("CONFLICT", `Not ready to close. ${missing.join(" ")}`, {
        current: { missing },
      });
    }
    const closedAt = notBefore(ctx.now, incident.resolvedAt);
    await saveIncident(tx, incident, { closedAt }, ctx);
    return {
      result: await readIncidentView(tx, incident.id, ctx),
      audit: [
        IncidentEvents.entry("incident.closed", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          fact: "closedAt",
          after: { closedAt: closedAt.toISOString() },
        }),
      ],
    };
  },
});

async function findMissing(tx: Tx, incident: IncidentRow, ctx: Context): Promise<string[]> {
  if (incident.status !== "RESOLVED") return ["Only a resolved incident can be closed."];
  const view = await readIncidentView(tx, incident.id, ctx);
  const followUp = (await viewChecklist(tx, incident.id)).find(
    ({ phase }) => phase === "FOLLOW_UP",
  );
  const open = (followUp?.items ?? []).filter(({ state }) => state === "OPEN");
  const items = open.map(({ text }) => `Follow-up is open: “${text}”.`);
  return [...missingPostmortem(view), ...items];
}

function missingPostmortem(view: IncidentView): string[] {
  if (view.postmortemWaiver !== null || view.postmortem?.publishedAt) return [];
  if (view.postmortem) return ["The postmortem is not published: publish it, or have it waived."];
  return view.postmortemRequired ? ["A postmortem is required: draft it, or have it waived."] : [];
}
