import "server-only";
import { findServices } from "@/lib/catalog/services/load";
import { differenceOf } from "@/lib/platform/audit/difference";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { refuseWith } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { type EditableParts, IncidentEvents } from "./events";
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
    const slugs = await slugsOf(tx, incident.id);
    const services = input.services && (await findServices(tx, input.services, slugs));
    const changes = changesOf(incident, input, ctx);
    const difference = differenceOf(
      describeIncident(incident, slugs),
      describeIncident({ ...incident, ...changes }, services?.map(({ slug }) => slug) ?? slugs),
    );
    if (difference === null) {
      return { result: await readIncidentView(tx, incident.id, ctx), audit: "unchanged" };
    }
    await saveIncident(tx, incident, changes, ctx);
    if (services) await replaceServices(tx, incident.id, services);
    const kept =
      input.restricted && !incident.restricted ? await keepInvolved(tx, incident, ctx) : [];
    const edited = IncidentEvents.entry("incident.edited", {
      stream: streamOf(incident),
      subject: { type: "incident", id: incident.id },
      ...difference,
    });
    return { result: await readIncidentView(tx, incident.id, ctx), audit: [edited, ...kept] };
  },
});

function changesOf(incident: IncidentRow, input: EditIncident, ctx: Context): IncidentChanges {
  const { incident: _, version: __, services: ___, ...parts } = input;
  const { title, summary, channelUrl, restricted, noRecentChanges, ...left } = parts;
  // A field that is not taken does not compile.
  left satisfies Record<string, never>;
  const looked = noRecentChanges ? (incident.noRecentChangesAt ?? ctx.now) : null;
  return {
    ...(title !== undefined && { title }),
    ...(summary !== undefined && { summary }),
    ...(channelUrl !== undefined && { channelUrl }),
    ...(restricted !== undefined && { restricted }),
    ...(noRecentChanges !== undefined && { noRecentChangesAt: looked }),
  };
}

async function slugsOf(tx: Tx, incidentId: string): Promise<string[]> {
  const of = { incidents: { some: { incidentId } } };
  const services = await tx.service.findMany({ where: of, select: { slug: true } });
  return services.map(({ slug }) => slug);
}

async function replaceServices(tx: Tx, incidentId: string, services: readonly { id: string }[]) {
  await tx.incidentService.deleteMany({ where: { incidentId } });
  await tx.incidentService.createMany({
    data: services.map(({ id }) => ({ incidentId, serviceId: id })),
  });
}

/** Every part that an edit can change, as its event says it. */
function describeIncident(incident: IncidentRow, slugs: readonly string[]): EditableParts {
  const { title, summary, channelUrl, restricted, noRecentChangesAt } = incident;
  const services = [...slugs].sort();
  return {
    title,
    summary,
    channelUrl,
    restricted,
    noRecentChangesAt: iso(noRecentChangesAt),
    services,
  };
}
