import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { burnOf, UNITS } from "@/lib/slo/budgets/budget-rules";
import { toNumber } from "@/lib/slo/budgets/exact-rules";
import { impactTally } from "@/lib/slo/budgets/impact-rules";
import { targetOf } from "@/lib/slo/slos/definition-rules";
import type { Source } from "@/lib/slo/tallies/gather";
import { readImpacts } from "@/lib/slo/tallies/read-impacts";

const DAY_MS = 24 * 3_600_000;
export const DAILY_DAYS = 30;

/** How fast the budget burned on each of the last 30 stretches of 24 hours, the oldest first; null without data. */
export type DailyBurn = readonly (number | null)[];

/** The same for SLOs by their id; for a picture in a list: hours that an exclusion touches are left out. */
export async function readDailyBurn(
  db: ReadDb,
  sources: readonly Source[],
  now: Date,
): Promise<ReadonlyMap<string, DailyBurn>> {
  const isOfIncidents = ({ definition }: Source) => definition.measurement.type === "INCIDENTS";
  const sampled = await readDays(
    db,
    sources.filter((one) => !isOfIncidents(one)),
    now,
  );
  const ofIncidents = await readImpactDays(db, sources.filter(isOfIncidents), now);
  return new Map([...sampled, ...ofIncidents]);
}

async function readDays(db: ReadDb, sources: readonly Source[], now: Date) {
  const from = new Date(now.getTime() - DAILY_DAYS * DAY_MS);
  const rows = await db.$queryRaw<
    { id: string; day: number; good: string; total: string; fine: number; bad: number }[]
  >`
    select h.slo_id::text as id, floor(extract(epoch from h.hour - ${from}) / 86400)::int as day,
      sum(h.good)::text as good, sum(h.total)::text as total,
      sum(h.good_minutes)::int as fine, sum(h.bad_minutes)::int as bad
    from slo_hour h
    where h.slo_id = any(${sources.map(({ id }) => id)}::text[]::uuid[])
      and h.hour >= ${from} and h.hour <= ${now}
      and not exists (select from slo_exclusion x where x.slo_id = h.slo_id and x.removed_at is null
        and x.starts_at < h.hour + interval '1 hour' and x.ends_at > h.hour)
    group by h.slo_id, day`;
  const known = new Map(rows.map((row) => [`${row.id} ${row.day}`, row]));
  return new Map(
    sources.map(({ id, definition }): [string, DailyBurn] => [
      id,
      days().map((day) => {
        const row = known.get(`${id} ${day}`);
        if (!row) return null;
        const tally = definition.slice
          ? { bad: BigInt(row.bad) * UNITS, total: BigInt(row.bad + row.fine) * UNITS }
          : { bad: BigInt(row.total) - BigInt(row.good), total: BigInt(row.total) };
        const burn = burnOf(tally, targetOf(definition));
        return burn && toNumber(burn);
      }),
    ]),
  );
}

async function readImpactDays(db: ReadDb, sources: readonly Source[], now: Date) {
  if (sources.length === 0) return [];
  const from = now.getTime() - DAILY_DAYS * DAY_MS;
  const services = [...new Set(sources.map(({ serviceId }) => serviceId))];
  const impacts = await readImpacts(db, services, { start: from, end: now.getTime() });
  return sources.map(({ id, serviceId, definition, excluded }): [string, DailyBurn] => [
    id,
    days().map((day) => {
      const span = { start: from + day * DAY_MS, end: from + (day + 1) * DAY_MS };
      const tally = impactTally(impacts.get(serviceId) ?? [], span, excluded);
      const burn = burnOf(tally, targetOf(definition));
      return burn && toNumber(burn);
    }),
  ]);
}

function days(): number[] {
  return Array.from({ length: DAILY_DAYS }, (_, day) => day);
}
