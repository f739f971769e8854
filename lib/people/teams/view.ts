import "server-only";
import { iso } from "@/lib/platform/core/json";
import type { Prisma } from "@/prisma/generated/client";

const MEMBERS = {
  where: { user: { disabledAt: null } },
  orderBy: [{ lead: "desc" }, { user: { name: "asc" } }],
  select: { lead: true, joinedAt: true, user: { select: { id: true, name: true, role: true } } },
} as const satisfies Prisma.Team$membersArgs;

export const TEAM = { include: { members: MEMBERS } } as const satisfies Prisma.TeamDefaultArgs;
type TeamRow = Prisma.TeamGetPayload<typeof TEAM>;

/** How another record names its team. */
export const TEAM_NAME = { select: { slug: true, name: true } } as const;

/** A team as API and browser get it; leads come first. */
export type TeamView = ReturnType<typeof viewTeam>;

export function viewTeam(team: TeamRow) {
  return {
    slug: team.slug,
    name: team.name,
    email: team.email,
    chatUrl: team.chatUrl,
    members: team.members.map(({ user, lead, joinedAt }) => ({
      user: { id: user.id, name: user.name },
      lead,
      joinedAt: iso(joinedAt),
    })),
    archivedAt: iso(team.archivedAt),
    createdAt: iso(team.createdAt),
    version: team.version,
  };
}
