import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { notFound } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { refOfSlo } from "@/lib/slo/slos/view";
import { readSteps } from "./read-verdicts";
import { OneService, ReadPolicy, ReadVelocity } from "./schemas";
import { viewVelocity } from "./view";

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** How fast a service may change now, why, and what was decided before. @throws DomainError NOT_FOUND. */
export const readVelocity = defineQuery({
  name: "velocity.read",
  permission: "slo.read",
  input: ReadVelocity,
  sample: { service: "edge-proxy" },
  run: async (db, { service: slug, limit }, ctx) => {
    const service = await findService(db, slug);
    const changes = await db.velocityChange.findMany({
      where: { serviceId: service.id },
      orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
      take: limit,
      include: { slo: { select: { number: true } } },
    });
    return {
      ...(await viewVelocity(db, service, ctx.now)),
      history: changes.map(({ decision, because, slo, decidedAt }) => ({
        decision,
        because,
        slo: slo && refOfSlo(slo.number),
        decidedAt: iso(decidedAt),
      })),
    };
  },
});

/** What budgets decide for services without a policy of their own. */
export const readPolicy = defineQuery({
  name: "velocity.policy",
  permission: "slo.read",
  input: ReadPolicy,
  sample: {},
  run: async (db) => ({ steps: [...((await readSteps(db, [NOBODY])).get(NOBODY) ?? [])] }),
});

/** What budgets decide for one service. @throws DomainError NOT_FOUND. */
export const readServicePolicy = defineQuery({
  name: "velocity.service-policy",
  permission: "slo.read",
  input: OneService,
  sample: { service: "edge-proxy" },
  run: async (db, { service: slug }) => {
    const { id } = await findService(db, slug);
    return { steps: [...((await readSteps(db, [id])).get(id) ?? [])] };
  },
});

async function findService(db: ReadDb, slug: string) {
  const service = await db.service.findUnique({ where: { slug }, select: { id: true } });
  if (!service) throw notFound("This service");
  return service;
}
