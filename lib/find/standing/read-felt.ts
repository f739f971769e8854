import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { type OpenIncident, openIncidentsOf } from "./open-incidents";
import { ReadFelt } from "./schemas";

/** A service that does not work without a hit one, over so many steps. */
export type FeltIn = {
  readonly slug: string;
  readonly name: string;
  readonly tier: number;
  readonly steps: number;
};
/** A service that a hit one does not work without, and what is open there. */
export type Suspect = {
  readonly slug: string;
  readonly name: string;
  readonly incidents: readonly OpenIncident[];
};
export type Felt = { readonly feltIn: readonly FeltIn[]; readonly suspects: readonly Suspect[] };

/** So far harm is followed; whoever depends over more steps hears of it on the way. */
const MOST_STEPS = 5;
const MOST = 50;

/**
 * Where an incident on these services may be felt, the nearest first, and which of their direct dependencies have an
 * open incident that the actor may know of. Unknown services are nobody's neighbours.
 */
export const readFelt = defineQuery({
  name: "service.felt",
  permission: "service.read",
  input: ReadFelt,
  sample: { services: ["edge-proxy"] },
  run: async (db, { services }, { actor }): Promise<Felt> => {
    if (services.length === 0) return { feltIn: [], suspects: [] };
    const feltIn = await readDependents(db, services);
    const edges = await db.serviceDependency.findMany({
      where: {
        service: { slug: { in: services } },
        dependsOn: { slug: { notIn: services }, archivedAt: null },
      },
      distinct: ["dependsOnId"],
      take: 1_000,
      select: { dependsOn: { select: { id: true, slug: true, name: true } } },
    });
    const below = edges.map(({ dependsOn }) => dependsOn);
    const open = await openIncidentsOf(
      db,
      below.map(({ id }) => id),
      actor,
    );
    const suspects = below.flatMap(({ id, slug, name }) => {
      const incidents = open.get(id) ?? [];
      return incidents.length > 0 ? [{ slug, name, incidents }] : [];
    });
    return { feltIn, suspects };
  },
});

/** Circles end where they began: each service is met once, over the fewest steps. */
function readDependents(db: ReadDb, slugs: readonly string[]): Promise<FeltIn[]> {
  return db.$queryRaw<FeltIn[]>`
    with recursive reached(id, steps) as (
      select id, 0 from service where slug = any(${[...slugs]})
      union
      select edge.service_id, reached.steps + 1
      from reached join service_dependency edge on edge.depends_on_id = reached.id
      where reached.steps < ${MOST_STEPS})
    select service.slug, service.name, service.tier, min(reached.steps)::int as steps
    from reached join service using (id)
    where service.archived_at is null and service.slug <> all(${[...slugs]})
    group by service.id
    order by steps, service.tier, service.name limit ${MOST}`;
}
