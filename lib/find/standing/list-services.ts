import "server-only";
import { z } from "zod";
import { SERVICE, type ServiceRow, viewService } from "@/lib/catalog/services/view";
import type { Actor } from "@/lib/platform/access/actor";
import { defineQuery } from "@/lib/platform/command/query";
import {
  CursorText,
  decodeCursorAs,
  encodeCursor,
  type Page,
  toPage,
} from "@/lib/platform/core/cursor";
import { literally } from "@/lib/platform/core/text/like";
import type { Prisma } from "@/prisma/generated/client";
import { openAndKnownTo, openIncidentsOf } from "./open-incidents";
import { ListServices } from "./schemas";

export type ListedService = ReturnType<typeof viewService> & {
  readonly openIncidents: number;
  readonly worstSeverity: "SEV1" | "SEV2" | "SEV3" | "SEV4" | null;
};

/** Services, most important first, each with how many open incidents hit it as far as the actor may know. */
export const listServices = defineQuery({
  name: "service.list",
  permission: "service.read",
  input: ListServices,
  sample: {},
  run: async (db, { limit, cursor, ...wanted }, { actor }): Promise<Page<ListedService>> => {
    const rows = await db.service.findMany({
      where: { AND: [matching(wanted, actor), after(cursor)] },
      orderBy: [{ tier: "asc" }, { name: "asc" }, { slug: "asc" }],
      take: limit + 1,
      ...SERVICE,
    });
    const open = await openIncidentsOf(
      db,
      rows.map(({ id }) => id),
      actor,
    );
    return toPage(rows, limit, cursorOf, (row) => {
      const hits = open.get(row.id) ?? [];
      const worstSeverity = hits[0]?.severity ?? null;
      return { ...viewService(row), openIncidents: hits.length, worstSeverity };
    });
  },
});

function matching(
  { team, withoutTeam, tier, state, q }: Omit<ListServices, "limit" | "cursor">,
  actor: Actor,
): Prisma.ServiceWhereInput {
  const hit = { incidents: { some: { incident: openAndKnownTo(actor) } } };
  const has = q && { contains: literally(q), mode: "insensitive" as const };
  return {
    archivedAt: state === "ARCHIVED" ? { not: null } : null,
    ...(team !== undefined && { team: { slug: team } }),
    ...(withoutTeam && { teamId: null }),
    ...(tier.length > 0 && { tier: { in: tier } }),
    AND: [
      state === "AFFECTED" ? hit : {},
      state === "CALM" ? { NOT: hit } : {},
      has ? { OR: [{ name: has }, { slug: has }] } : {},
    ],
  };
}

function after(cursor: string | undefined): Prisma.ServiceWhereInput {
  if (cursor === undefined) return {};
  const [tier, name, slug] = decodeCursorAs(z.tuple([z.int32(), CursorText, CursorText]), cursor);
  return {
    OR: [{ tier: { gt: tier } }, { tier, name: { gt: name } }, { tier, name, slug: { gt: slug } }],
  };
}

function cursorOf({ tier, name, slug }: ServiceRow): string {
  return encodeCursor([tier, name, slug]);
}
