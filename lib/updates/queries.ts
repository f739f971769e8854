import "server-only";
import { iso } from "@/lib/core/json";
import { loadIncident } from "@/lib/incidents/load";
import { defineQuery } from "@/lib/shell/query";
import { ReadUpdates } from "./schemas";

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
      include: { author: { select: { id: true, name: true } } },
    });
    return updates.map((update) => ({
      id: update.id,
      message: update.message,
      audience: update.audience,
      status: update.status,
      severity: update.severity,
      sentAt: iso(update.sentAt),
      nextUpdateAt: iso(update.nextUpdateAt),
      author: update.author,
    }));
  },
});
