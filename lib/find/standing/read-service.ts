import "server-only";
import { SERVICE, viewService } from "@/lib/catalog/services/view";
import { whyNot } from "@/lib/people/teams/leading";
import { defineQuery } from "@/lib/platform/command/query";
import { notFound } from "@/lib/platform/core/errors";
import { viewVelocity } from "@/lib/slo/velocity/view";
import { openIncidentsOf } from "./open-incidents";
import { ReadService } from "./schemas";

export type ServiceStanding = Awaited<ReturnType<typeof readService.execute>>;

/**
 * A service with the open incidents that hit it, as far as the actor may know, and why they may not change it: null
 * when they may. @throws DomainError NOT_FOUND
 */
export const readService = defineQuery({
  name: "service.read",
  permission: "service.read",
  input: ReadService,
  sample: { service: "edge-proxy" },
  run: async (db, { service: slug }, { actor, now }) => {
    const service = await db.service.findUnique({ where: { slug }, ...SERVICE });
    if (!service) throw notFound("This service");
    const open = await openIncidentsOf(db, [service.id], actor);
    return {
      ...viewService(service),
      openIncidents: open.get(service.id) ?? [],
      velocity: await viewVelocity(db, service, now),
      readiness: null,
      onCall: [],
      readOnly: await whyNot(db, actor, "service.write", [service.teamId]),
    };
  },
});
