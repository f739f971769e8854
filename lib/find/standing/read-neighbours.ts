import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { notFound } from "@/lib/platform/core/errors";
import type { Severity } from "@/lib/respond/clocks/policy";
import { openIncidentsOf } from "./open-incidents";
import { ReadService } from "./schemas";

/** A service beside another, and how it is. */
export type Neighbour = {
  readonly slug: string;
  readonly name: string;
  readonly tier: number;
  readonly archived: boolean;
  readonly worstSeverity: Severity | null;
  /** Each of the two does not work without the other. */
  readonly isMutual: boolean;
};
export type Neighbours = {
  readonly dependsOn: readonly Neighbour[];
  readonly dependents: readonly Neighbour[];
};

const NEIGHBOUR = {
  select: { id: true, slug: true, name: true, tier: true, archivedAt: true },
} as const;
const MOST = 100;

/** What a service depends on and what depends on it, each with its worst open incident. @throws DomainError NOT_FOUND */
export const readNeighbours = defineQuery({
  name: "service.neighbours",
  permission: "service.read",
  input: ReadService,
  sample: { service: "edge-proxy" },
  run: async (db, { service: slug }, { actor }): Promise<Neighbours> => {
    const service = await db.service.findUnique({
      where: { slug },
      select: {
        dependsOn: {
          orderBy: [{ dependsOn: { tier: "asc" } }, { dependsOn: { name: "asc" } }],
          take: MOST,
          select: { dependsOn: NEIGHBOUR },
        },
        dependents: {
          orderBy: [{ service: { tier: "asc" } }, { service: { name: "asc" } }],
          take: MOST,
          select: { service: NEIGHBOUR },
        },
      },
    });
    if (!service) throw notFound("This service");
    const down = service.dependsOn.map((edge) => edge.dependsOn);
    const up = service.dependents.map((edge) => edge.service);
    const ids = [...down, ...up].map(({ id }) => id);
    const open = await openIncidentsOf(db, ids, actor);
    const view =
      (others: readonly { id: string }[]) =>
      ({ id, slug, name, tier, archivedAt }: (typeof down)[number]): Neighbour => ({
        slug,
        name,
        tier,
        archived: archivedAt !== null,
        worstSeverity: open.get(id)?.[0]?.severity ?? null,
        isMutual: others.some((other) => other.id === id),
      });
    return { dependsOn: down.map(view(up)), dependents: up.map(view(down)) };
  },
});
