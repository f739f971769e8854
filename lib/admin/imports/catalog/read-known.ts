import "server-only";
import { SERVICE, viewService } from "@/lib/catalog/services/view";
import type { ReadDb } from "@/lib/platform/core/db";
import type { ParsedCatalog } from "./parsed";
import type { KnownCatalog, KnownService, KnownTeam } from "./plan-rules";

/** What is there of all that a file names, in four statements however much it is. */
export async function readKnown(db: ReadDb, parsed: ParsedCatalog): Promise<KnownCatalog> {
  const { teams, services } = parsed;
  const named = services.flatMap(({ slug, dependsOn = [] }) => [slug, ...dependsOn]);
  const owners = services.flatMap(({ team }) => (team === undefined ? [] : [team]));
  return {
    teams: await readTeams(db, [...teams.map(({ slug }) => slug), ...owners]),
    services: await readServices(db, named),
    people: await readPeople(
      db,
      teams.flatMap(({ members }) => members.map((member) => member.toLowerCase())),
    ),
  };
}

async function readTeams(db: ReadDb, slugs: readonly string[]): Promise<Map<string, KnownTeam>> {
  const rows = await db.team.findMany({
    where: { slug: { in: [...new Set(slugs)] } },
    include: { members: { select: { userId: true } } },
  });
  return new Map(
    rows.map(({ slug, name, email, archivedAt, members }) => [
      slug,
      {
        name,
        email,
        isArchived: archivedAt !== null,
        members: new Set(members.map(({ userId }) => userId)),
      },
    ]),
  );
}

async function readServices(
  db: ReadDb,
  slugs: readonly string[],
): Promise<Map<string, KnownService>> {
  const rows = await db.service.findMany({
    where: { slug: { in: [...new Set(slugs)] } },
    ...SERVICE,
  });
  return new Map(
    rows.map((row) => {
      const { slug, team, archivedAt, ...view } = viewService(row);
      return [slug, { ...view, team: team?.slug ?? null, isArchived: archivedAt !== null }];
    }),
  );
}

/** People by address, and by what stands before its @ where only one person's does. */
async function readPeople(db: ReadDb, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const wanted = [...new Set(names)];
  const rows = await db.$queryRaw<{ id: string; email: string; local: string }[]>`
    select id, lower(email::text) as email, lower(split_part(email::text, '@', 1)) as local
    from app_user
    where disabled_at is null and (lower(email::text) = any(${wanted})
      or lower(split_part(email::text, '@', 1)) = any(${wanted}))`;
  const alone = rows.filter(
    ({ local }) => rows.filter((other) => other.local === local).length === 1,
  );
  return new Map([
    ...alone.map(({ local, id }) => [local, id] as const),
    ...rows.map(({ email, id }) => [email, id] as const),
  ]);
}
