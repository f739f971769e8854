import "server-only";
import { z } from "zod";
import { defineQuery } from "@/lib/platform/command/query";
import { decodeCursorAs, encodeCursor, type Page, toPage } from "@/lib/platform/core/cursor";
import { iso } from "@/lib/platform/core/json";
import type { Prisma } from "@/prisma/generated/client";
import { FindDeployments } from "./schemas";

const ROW = {
  include: { service: { select: { slug: true, name: true } } },
} as const satisfies Prisma.DeploymentDefaultArgs;
type Row = Prisma.DeploymentGetPayload<typeof ROW>;

/** A deployment as API and browser get it. */
export type DeploymentView = ReturnType<typeof view>;

/** Deployments, the newest first, paged by cursor. */
export const findDeployments = defineQuery({
  name: "deployment.find",
  permission: "service.read",
  input: FindDeployments,
  sample: {},
  run: async (db, { service, team, environment, limit, cursor }): Promise<Page<DeploymentView>> => {
    const rows = await db.deployment.findMany({
      where: {
        AND: [after(cursor)],
        ...((service ?? team) && {
          service: { ...(service && { slug: service }), ...(team && { team: { slug: team } }) },
        }),
        ...(environment && { environment }),
      },
      orderBy: [{ deployedAt: "desc" }, { id: "desc" }],
      take: limit + 1,
      ...ROW,
    });
    return toPage(rows, limit, ({ deployedAt, id }) => encodeCursor([iso(deployedAt), id]), view);
  },
});

function after(cursor: string | undefined): Prisma.DeploymentWhereInput {
  if (cursor === undefined) return {};
  const [at, id] = decodeCursorAs(z.tuple([z.iso.datetime(), z.uuid()]), cursor);
  const deployedAt = new Date(at);
  return { OR: [{ deployedAt: { lt: deployedAt } }, { deployedAt, id: { lt: id } }] };
}

function view({ id, version, environment, commit, deployedAt, deployedBy, outcome, service }: Row) {
  return {
    id,
    service,
    version,
    environment,
    commit,
    deployedAt: iso(deployedAt),
    deployedBy,
    outcome,
  };
}
