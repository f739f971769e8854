import "server-only";
import { findServices } from "@/lib/catalog/services/load";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { refuseWith } from "@/lib/platform/core/errors";
import { iso, type Json } from "@/lib/platform/core/json";
import { IncidentEvents } from "./events";
import { type IncidentRow, lockIncident, streamOf } from "./load";
import { keepInvolved } from "./roles/keep-involved";
import { type IncidentChanges, saveIncident } from "./save";
import { EditIncident } from "./schemas";
import { canEdit } from "./steps/transition-rules";
import { readIncidentView } from "./view";

/**
 * Edits what an incident is called, says, touches, and who may see it; keeps before and after. Where it becomes
 * restricted, whoever has work in it takes part from then on.
 * @throws DomainError NOT_FOUND; INVALID for unknown services; CONFLICT when it is cancelled.
 */
export const editIncident = defineCommand({
  name: "incident.edit",
  permission: "incident.respond",
  input: EditIncident,
  sample: { incident: 42, title: "Checkout fails for card payments" },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(tx, input, ctx.actor);
    refuseWith(canEdit(incident));
    const before = await describeIncident(tx, incident.id);
    await saveIncident(tx, incident, changesOf(incident, input, ctx), ctx);
    if (input.services) await replaceServices(tx, incident.id, input.services);
    const kept =
      input.restricted && !incident.restricted ? await keepInvolved(tx, incident, ctx) : [];
    const after = await describeIncident(tx, incident.id);
    const changed = Object.keys(after).filter(
      (key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]),
    );
    const pick = (from: Record<string, Json>) =>
      Object.fromEntries(changed.map((key) => [key, from[key] ?? null]));
    return {
      result: await readIncidentView(tx, incident.id, ctx),
      audit: [
        IncidentEvents.entry("incident.edited", {
          stream: streamOf(incident),
          subject: { type: "incident", id: incident.id },
          before: pick(before),
          after: pick(after),
          onTimeline: changed.length > 0,
        }),
        ...kept,
      ],
    };
  },
});

function changesOf(incident: IncidentRow, input: EditIncident, ctx: Context): IncidentChanges {
  const { title, summary, channelUrl, restricted, noRecentChanges } = input;
  const looked = noRecentChanges ? (incident.noRecentChangesAt ?? ctx.now) : null;
  return {
    ...(title !== undefined && { title }),
    ...(summary !== undefined && { summary }),
    ...(channelUrl !== undefined && { channelUrl }),
    ...(restricted !== undefined && { restricted }),
    ...(noRecentChanges !== undefined && { noRecentChangesAt: looked }),
  };
}

async function replaceServices(tx: Tx, incidentId: string, slugs: readonly string[]) {
  const before = await tx.incidentService.findMany({
    where: { incidentId },
    select: { service: { select: { slug: true } } },
  });
  const kept = before.map(({ service }) => service.slug);
  const services = await findServices(tx, slugs, kept);
  await tx.incidentService.deleteMany({ where: { incidentId } });
  await tx.incidentService.createMany({
    data: services.map(({ id }) => ({ incidentId, serviceId: id })),
  });
}

async function describeIncident(tx: Tx, id: string): Promise<Record<string, Json>> {
  const incident = await tx.incident.findUniqueOrThrow({
    where: { id },
    include: { services: { select: { service: { select: { slug: true } } } } },
  });
  const { title, summary, channelUrl, restricted } = incident;
  const services = incident.services.map(({ service }) => service.slug).sort();
  const noRecentChangesAt = iso(incident.noRecentChangesAt);
  return { title, summary, channelUrl, restricted, noRecentChangesAt, services };
}
