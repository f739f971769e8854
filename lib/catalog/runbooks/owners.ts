import "server-only";
import { leadsAll } from "@/lib/people/teams/leading";
import { findTeamId } from "@/lib/people/teams/load";
import type { Actor } from "@/lib/platform/access/actor";
import type { ReadDb } from "@/lib/platform/core/db";
import type { Prisma } from "@/prisma/generated/client";

/** What a runbook would be after a call; what is left out stays. */
type Wish = {
  readonly team?: string | null | undefined;
  readonly services?: readonly string[] | undefined;
};

/** Whether the actor leads the team of a runbook, before and after; one without a team belongs to its services' teams. */
export async function leadsRunbook(
  db: ReadDb,
  actor: Actor,
  number: number | null,
  wish: Wish = {},
): Promise<boolean> {
  const before = number === null ? null : await readOwners(db, number);
  if (number !== null && before === null) return false;
  const own = wish.team === undefined ? (before?.own ?? null) : await teamOf(db, wish.team);
  const throughServices = wish.services
    ? await teamsOfServices(db, wish.services)
    : (before?.throughServices ?? []);
  const after = own === null && wish.team ? [null] : own ? [own] : throughServices;
  const owned = before ? (before.own ? [before.own] : before.throughServices) : after;
  // What nobody owns is led by nobody.
  return owned.length > 0 && after.length > 0 && leadsAll(db, actor, [...owned, ...after]);
}

/** Runbooks of a team: its own, and those without a team that are for one of its services. */
export function runbooksOfTeam(team: string): Prisma.RunbookWhereInput {
  return {
    OR: [
      { team: { slug: team } },
      { teamId: null, services: { some: { service: { team: { slug: team } } } } },
    ],
  };
}

async function readOwners(db: ReadDb, number: number) {
  const runbook = await db.runbook.findUnique({
    where: { number },
    select: { teamId: true, services: { select: { service: { select: { teamId: true } } } } },
  });
  if (!runbook) return null;
  return {
    own: runbook.teamId,
    throughServices: runbook.services.map(({ service }) => service.teamId),
  };
}

async function teamOf(db: ReadDb, slug: string | null): Promise<string | null> {
  return slug === null ? null : findTeamId(db, slug);
}

async function teamsOfServices(db: ReadDb, slugs: readonly string[]): Promise<(string | null)[]> {
  const services = await db.service.findMany({
    where: { slug: { in: [...slugs] } },
    select: { teamId: true },
  });
  return services.map(({ teamId }) => teamId);
}
