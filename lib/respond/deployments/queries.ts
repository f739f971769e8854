import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { iso } from "@/lib/platform/core/json";
import { loadIncident } from "@/lib/respond/incidents/load";
import { startOf } from "@/lib/respond/incidents/rules";
import { ListDeployments } from "./schemas";

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Deployments linked to an incident, and candidates: those of the day before its impact start. They are
 * only offered; a link is made by a person (docs/rules/catalog.md).
 * @throws DomainError NOT_FOUND.
 */
export const listDeployments = defineQuery({
  name: "deployment.list",
  permission: "incident.read",
  input: ListDeployments,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const incident = await loadIncident(db, input.incident, ctx.actor);
    const until = startOf(incident);
    const near = { gte: new Date(until.getTime() - DAY_MS), lte: until };
    const rows = await db.deployment.findMany({
      where: { OR: [{ incidents: { some: { incidentId: incident.id } } }, { deployedAt: near }] },
      orderBy: { deployedAt: "desc" },
      take: 50,
      relationLoadStrategy: "join",
      include: {
        service: { select: { slug: true, name: true } },
        incidents: { where: { incidentId: incident.id }, select: { incidentId: true } },
      },
    });
    return rows.map(({ id, version, environment, deployedAt, outcome, service, incidents }) => ({
      id,
      version,
      environment,
      deployedAt: iso(deployedAt),
      outcome,
      service,
      linked: incidents.length > 0,
    }));
  },
});
