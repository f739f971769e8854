import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { loadIncident } from "@/lib/respond/incidents/load";
import { ReadUpdates } from "./schemas";
import { UPDATE_VIEW, viewUpdate } from "./view";

/** The updates of an incident, newest first. @throws DomainError NOT_FOUND. */
export const readUpdates = defineQuery({
  name: "update.list",
  permission: "incident.read",
  input: ReadUpdates,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const { id } = await loadIncident(db, input.incident, ctx.actor);
    const updates = await db.statusUpdate.findMany({
      where: { incidentId: id },
      orderBy: { sentAt: "desc" },
      take: 200,
      relationLoadStrategy: "join",
      ...UPDATE_VIEW,
    });
    return updates.map(viewUpdate);
  },
});
