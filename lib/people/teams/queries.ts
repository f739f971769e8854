import "server-only";
import { z } from "zod";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineQuery } from "@/lib/platform/command/query";
import {
  CursorText,
  decodeCursorAs,
  encodeCursor,
  type Page,
  toPage,
} from "@/lib/platform/core/cursor";
import { notFound } from "@/lib/platform/core/errors";
import { literally } from "@/lib/platform/core/text/like";
import type { Prisma } from "@/prisma/generated/client";
import { whyNot } from "./leading";
import { findTeamId } from "./load";
import { ListTeams, ReadReason, ReadTeam } from "./schemas";
import { TEAM, type TeamView, viewTeam } from "./view";

/** Teams by name, paged by cursor. */
export const listTeams = defineQuery({
  name: "team.list",
  permission: "team.read",
  input: ListTeams,
  sample: {},
  run: async (db, { limit, cursor, ...wanted }, { actor }): Promise<Page<TeamView>> => {
    const rows = await db.team.findMany({
      where: { AND: [matching(wanted, userIdOf(actor)), after(cursor)] },
      orderBy: [{ name: "asc" }, { slug: "asc" }],
      take: limit + 1,
      ...TEAM,
    });
    return toPage(rows, limit, ({ name, slug }) => encodeCursor([name, slug]), viewTeam);
  },
});

/** A team, and why the actor may not change it: null when they may. @throws DomainError NOT_FOUND */
export const readTeam = defineQuery({
  name: "team.read",
  permission: "team.read",
  input: ReadTeam,
  sample: { team: "payments-crew" },
  run: async (db, { team: slug }, { actor }) => {
    const team = await db.team.findUnique({ where: { slug }, ...TEAM });
    if (!team) throw notFound("This team");
    return { ...viewTeam(team), readOnly: await whyNot(db, actor, "team.manage", [team.id]) };
  },
});

/** Names of all teams in use, to choose from; at most 500. */
export const listTeamNames = defineQuery({
  name: "team.names",
  permission: "team.read",
  input: ListTeams.pick({}),
  sample: {},
  run: (db) =>
    db.team.findMany({
      where: { archivedAt: null },
      orderBy: { name: "asc" },
      take: 500,
      select: { slug: true, name: true },
    }),
});

/** Why the actor may not do something with what these teams own; null when they may. */
export const readReason = defineQuery({
  name: "team.reason",
  permission: "team.read",
  input: ReadReason,
  sample: { permission: "service.write", teams: ["payments-crew"] },
  run: async (db, { permission, teams }, { actor }) => {
    if (teams) {
      const owners = await Promise.all(
        teams.map((slug) => (slug === null ? null : findTeamId(db, slug))),
      );
      return whyNot(db, actor, permission, owners);
    }
    const userId = userIdOf(actor);
    if (userId === null) return null;
    const led = await db.teamMember.findFirst({
      where: { userId, lead: true, team: { archivedAt: null } },
      select: { teamId: true },
    });
    return whyNot(db, actor, permission, [led?.teamId ?? null]);
  },
});

function matching(
  { archived, q, mine }: Pick<ListTeams, "archived" | "q" | "mine">,
  userId: string | null,
): Prisma.TeamWhereInput {
  return {
    archivedAt: archived ? { not: null } : null,
    ...(q && { name: { contains: literally(q), mode: "insensitive" } }),
    ...(mine && (userId === null ? { id: { in: [] } } : { members: { some: { userId } } })),
  };
}

function after(cursor: string | undefined): Prisma.TeamWhereInput {
  if (cursor === undefined) return {};
  const [name, slug] = decodeCursorAs(z.tuple([CursorText, CursorText]), cursor);
  return { OR: [{ name: { gt: name } }, { name, slug: { gt: slug } }] };
}
