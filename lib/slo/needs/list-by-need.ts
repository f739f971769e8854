import "server-only";
import { z } from "zod";
import { defineQuery } from "@/lib/platform/command/query";
import { decodeCursorAs, encodeCursor, type Page, toPage } from "@/lib/platform/core/cursor";
import type { ReadDb } from "@/lib/platform/core/db";
import { literally } from "@/lib/platform/core/text/like";
import { SLO, type SloRow, type SloView, viewSlo } from "@/lib/slo/slos/view";
import { viewStanding } from "@/lib/slo/status/queries";
import { readStandings } from "@/lib/slo/status/standings";
import { readSources } from "@/lib/slo/tallies/sources";
import { Prisma } from "@/prisma/generated/client";
import { type DailyBurn, readDailyBurn } from "./daily-burn";
import { NEEDS, type Need, needOf } from "./need-rules";
import { ListByNeed } from "./schemas";

/** An SLO in a list: what it promises, how it stands now, and its last 30 days. */
export type ListedSlo = {
  readonly slo: SloView;
  readonly status: ReturnType<typeof viewStanding>;
  readonly need: Need;
  readonly daily: DailyBurn;
};

/**
 * SLOs by need: spent, burning, low, without data, and the rest; of the same need the least left first. Figures are
 * of now; the order was found out within the last minute.
 */
export const listByNeed = defineQuery({
  name: "slo.list-by-need",
  weight: 3,
  permission: "slo.read",
  input: ListByNeed,
  sample: {},
  run: async (db, input, ctx): Promise<Page<ListedSlo>> => {
    const found = await findRows(db, input);
    const page = toPage(found, input.limit, cursorOf, ({ id }) => id);
    const ids = [...page.items];
    const unordered = await db.slo.findMany({ where: { id: { in: ids } }, ...SLO });
    const slos = ids.flatMap((id) => unordered.find((slo) => slo.id === id) ?? []);
    return { items: await present(db, slos, ctx.now), nextCursor: page.nextCursor };
  },
});

async function present(db: ReadDb, slos: readonly SloRow[], now: Date): Promise<ListedSlo[]> {
  const standings = await readStandings(db, slos, now);
  const sources = await readSources(db, slos, now);
  const daily = await readDailyBurn(db, [...sources.values()], now);
  return slos.flatMap((slo) => {
    const standing = standings.get(slo.id);
    if (!standing) return [];
    const status = viewStanding(standing);
    return [{ slo: viewSlo(slo), status, need: needOf(status), daily: daily.get(slo.id) ?? [] }];
  });
}

type Found = { id: string; number: number; rank: number; left: number };
/** Sorts those without a budget behind those with one. */
const NO_BUDGET = 1e15;
const Cursor = z.tuple([z.int32(), z.number(), z.int32()]);

function findRows(db: ReadDb, input: ListByNeed): Promise<Found[]> {
  const { service, team, need, q, archived, cursor, limit } = input;
  const conditions = [
    archived ? Prisma.sql`s.archived_at is not null` : Prisma.sql`s.archived_at is null`,
    ...(service.length > 0 ? [Prisma.sql`v.slug = any(${[...service]}::text[])`] : []),
    ...(team === undefined ? [] : [Prisma.sql`t.slug = ${team}`]),
    ...(q === undefined ? [] : [matching(q)]),
    ...(need.length > 0
      ? [Prisma.sql`coalesce(n.need, 'NO_DATA') = any(${[...need]}::text[]::"SloNeedKind"[])`]
      : []),
  ];
  const after = cursor === undefined ? null : decodeCursorAs(Cursor, cursor);
  return db.$queryRaw<Found[]>`
    select * from (
      select s.id::text as id, s.number,
        array_position(${[...NEEDS]}::text[], coalesce(n.need, 'NO_DATA')::text) as rank,
        coalesce(n.remaining_percent, ${NO_BUDGET}::float8) as "left"
      from slo s join service v on v.id = s.service_id left join team t on t.id = v.team_id
        left join slo_need n on n.slo_id = s.id
      where ${Prisma.join(conditions, " and ")}
    ) r
    ${after ? Prisma.sql`where (r.rank, r."left", r.number) > (${after[0]}::int, ${after[1]}::float8, ${after[2]}::int)` : Prisma.empty}
    order by r.rank, r."left", r.number limit ${limit + 1}`;
}

function matching(letters: string): Prisma.Sql {
  const number = /^(?:slo-)?(\d{1,9})$/i.exec(letters)?.[1];
  const like = `%${literally(letters)}%`;
  const byName = Prisma.sql`(s.name ilike ${like} or v.name ilike ${like})`;
  return number ? Prisma.sql`(s.number = ${Number(number)} or ${byName})` : byName;
}

function cursorOf({ rank, left, number }: Found): string {
  return encodeCursor([rank, left, number]);
}
