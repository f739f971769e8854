import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";

const KINDS = { services: ["service", "services"], runbooks: ["runbook", "runbooks"] } as const;
const IN_USE = { where: { archivedAt: null } } as const;

/**
 * What a team owns that is in use, by kind, in words: "3 services", "1 runbook". Its action items are left out: some
 * may be hidden from who asks, and they stay readable under its name.
 */
export async function ownedByTeam(db: ReadDb, teamId: string): Promise<string[]> {
  const { _count: counts } = await db.team.findUniqueOrThrow({
    where: { id: teamId },
    select: { _count: { select: { services: IN_USE, runbooks: IN_USE } } },
  });
  return (["services", "runbooks"] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${KINDS[kind][counts[kind] === 1 ? 0 : 1]}`);
}
