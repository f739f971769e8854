import "server-only";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import { DomainError, invalidField, notFound } from "@/lib/platform/core/errors";

/**
 * A team, held until the transaction ends, so that two changes of it follow one another.
 * @throws DomainError NOT_FOUND
 */
export async function lockTeam(tx: Tx, slug: string) {
  await tx.$queryRaw`select 1 from team where slug = ${slug} for update`;
  const team = await tx.team.findUnique({ where: { slug } });
  if (!team) throw notFound("This team");
  return team;
}

/** The same for one in use. @throws DomainError NOT_FOUND; CONFLICT for an archived one. */
export async function lockTeamInUse(tx: Tx, slug: string) {
  const team = await lockTeam(tx, slug);
  if (team.archivedAt === null) return team;
  throw new DomainError("CONFLICT", "This team is archived: restore it first.");
}

/**
 * The team that is to own something, held so that it is not archived meanwhile.
 * @param field the input field that named it, for the error
 * @throws DomainError INVALID when there is none of this name, or it is archived
 */
export async function findOwningTeam(tx: Tx, slug: string, field = "team") {
  await tx.$queryRaw`select 1 from team where slug = ${slug} for share`;
  const team = await tx.team.findUnique({ where: { slug } });
  if (!team) {
    throw invalidField(field, `There is no team “${slug}”. Make it first, or leave it out.`);
  }
  if (team.archivedAt) throw invalidField(field, `${team.name} is archived: choose another team.`);
  return { id: team.id, slug, name: team.name };
}

/** The id of a team by its short name; null when there is none. */
export async function findTeamId(db: ReadDb, slug: string): Promise<string | null> {
  const team = await db.team.findUnique({ where: { slug }, select: { id: true } });
  return team?.id ?? null;
}
