import { monitorEventLoopDelay } from "node:perf_hooks";
import type pg from "pg";
import { systemActor } from "@/lib/platform/access/actor";
import { packHour } from "@/lib/slo/samples/pack-rules";
import { pushSamples } from "@/lib/slo/samples/push-samples";
import { readHistory } from "@/lib/slo/status/history";
import { readStatus } from "@/lib/slo/status/queries";
import { watchSlos } from "@/lib/slo/watch/watch-slos";
import { percentiles, timeOf } from "./measure";

const SLOS = 1_000;
const SERVICES = 100;
const DAYS = 30;
/** The first SLO looks back over a year of its 400 days. */
const LONG_DAYS = 400;
const MUSTER = systemActor("Bench", "command-line");
const HOUR_MS = 3_600_000;

/** What a thousand SLOs with a sample a minute cost (docs/performance.md). */
export async function measureSlos(client: pg.Client, withPlans: boolean): Promise<void> {
  await seedSlos(client);
  await client.query("analyze");
  const rows = {
    [`taking a minute of ${SLOS} SLOs`]: await ingestion(),
    [`judging all ${SLOS}`]: await judging(),
    "a status over 366 days of 400": await reading(() => readStatus.execute(MUSTER, { slo: 1 })),
    "a status over 30 days": await reading(() => readStatus.execute(MUSTER, { slo: 2 })),
    "a history of 400 days, its points a week apart": await reading(() =>
      readHistory.execute(MUSTER, { slo: 1, from: ago(399 * 24), step: 10_080 }),
    ),
    "10,000 samples in one push": await bigPush(),
  };
  console.log("\nA thousand SLOs");
  console.table(rows);
  console.log(await storage(client));
  if (withPlans) console.log(await planOfSums(client));
}

/** How the sums of a batch's windows are found, as `countWindows` asks for them. */
async function planOfSums(client: pg.Client): Promise<string> {
  const found = await client.query("select id from slo order by number limit 100");
  const ids = found.rows.map(({ id }: { id: string }) => id);
  const starts = ids.map((_, at) => ago(at % 2 === 0 ? 24 : 30 * 24));
  const { rows } = await client.query(
    `explain (costs off) select r.index, s.good, s.total
    from unnest($1::int[], $2::text[]::uuid[], $3::text[]::timestamptz[], $4::text[]::timestamptz[])
      as r (index, slo_id, start_at, end_at)
    cross join lateral (select sum(h.good) as good, sum(h.total) as total from slo_hour h
      where h.slo_id = r.slo_id and h.hour >= r.start_at and h.hour < r.end_at) s`,
    [ids.map((_, at) => at), ids, starts, ids.map(() => ago(0))],
  );
  return rows.map((row: { "QUERY PLAN": string }) => row["QUERY PLAN"]).join("\n");
}

async function ingestion() {
  const at = minuteStart();
  const before = process.cpuUsage();
  const taken: number[] = [];
  for (let slo = 1; slo <= SLOS; slo += 1) {
    const samples = [{ at, good: 997, total: 1_000 }];
    taken.push(await timeOf(() => pushSamples.execute(MUSTER, { slo, samples })));
  }
  const { user, system } = process.cpuUsage(before);
  const share = (user + system) / 60e6;
  return {
    p50: ms(percentiles(taken).p50),
    more: `${(share * 100).toFixed(0)} % of a core a minute`,
  };
}

/** The first time all of them alert and decide; then it is as at any half minute. */
async function judging() {
  const first = await timeOf(() => watchSlos(MUSTER));
  const later: number[] = [];
  const before = process.cpuUsage();
  for (let time = 0; time < 3; time += 1) later.push(await timeOf(() => watchSlos(MUSTER)));
  const { user, system } = process.cpuUsage(before);
  const own = (user + system) / 3_000;
  return {
    p50: ms(percentiles(later).p50),
    more: `${ms(own)} of them our own; the first ${ms(first)}`,
  };
}

async function reading(read: () => Promise<unknown>) {
  const taken: number[] = [];
  for (let call = 0; call < 30; call += 1) taken.push(await timeOf(read));
  const { p50, p99 } = percentiles(taken);
  return { p50: ms(p50), more: `p99 ${ms(p99)}` };
}

async function bigPush() {
  const start = Date.now() - (Date.now() % HOUR_MS) - 10_000 * 60_000;
  const samples = Array.from({ length: 10_000 }, (_, at) => ({
    at: new Date(start + at * 60_000).toISOString(),
    good: 997,
    total: 1_000,
  }));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const took = await timeOf(() => pushSamples.execute(MUSTER, { slo: 3, samples }));
  delay.disable();
  return { p50: ms(took), more: `longest hold ${ms(delay.max / 1e6)}` };
}

/** Bytes of an SLO's year: its minutes of 35 days and its hours. */
async function storage(client: pg.Client): Promise<string> {
  const sizeOf = async (table: string) => {
    const { rows } = await client.query(
      `select pg_total_relation_size('${table}')::float8 / count(*) as size from ${table}`,
    );
    return Number(rows[0].size);
  };
  const [minutes, hours] = [await sizeOf("slo_minutes"), await sizeOf("slo_hour")];
  const year = (minutes * 35 * 24 + hours * 365 * 24) / 1e6;
  return `An SLO and year: ${year.toFixed(2)} MB (${minutes.toFixed(0)} B an hour of minutes, ${hours.toFixed(0)} B an hour of sums, with indexes)`;
}

async function seedSlos(client: pg.Client): Promise<void> {
  const spec = (days: number) =>
    JSON.stringify({
      sli: "AVAILABILITY",
      description: "",
      targetPercent: 99.9,
      window: { rollingDays: days },
      basis: "EVENTS",
      slice: null,
      missing: "NOT_COUNTED",
      measurement: { type: "PUSH" },
      rules: null,
      minimumBadEvents: 10,
    });
  await client.query(`insert into service (id, slug, name, tier, created_at)
    select gen_random_uuid(), 'bench-' || n, 'Bench ' || n, 3, now() from generate_series(1, ${SERVICES}) n`);
  await client.query(`insert into slo (id, service_id, name, created_at)
    select gen_random_uuid(), s.id, 'Requests succeed', now() - interval '${LONG_DAYS} days'
    from generate_series(1, ${SLOS}) n join service s on s.slug = 'bench-' || (n % ${SERVICES} + 1) order by n`);
  await client.query(
    `insert into slo_definition (slo_id, number, target, spec, valid_from, by_name)
    select id, 1, 99900000, case number when 1 then $1::jsonb else $2::jsonb end, created_at, 'Bench' from slo`,
    [spec(366), spec(DAYS)],
  );
  await client.query(`insert into slo_feed (slo_id, first_at, last_at, received_at)
    select id, date_trunc('hour', now()) - interval '${LONG_DAYS} days', date_trunc('hour', now()), now() from slo`);
  await client.query(`insert into slo_hour
    select slo.id, hour, 59820000, 60000000, 60, 0, 0 from slo, generate_series(
      date_trunc('hour', now()) - case slo.number when 1 then interval '${LONG_DAYS} days' else interval '${DAYS} days' end,
      date_trunc('hour', now()) - interval '1 hour', interval '1 hour') hour`);
  const minutes = Array.from({ length: 60 }, (_, at) => at);
  const hour = packHour(
    new Map(
      minutes.map((at) => [at, { good: 997_000n - BigInt(at % 3) * 1_000n, total: 1_000_000n }]),
    ),
  );
  await client.query(
    `insert into slo_minutes select slo_id, hour, $1 from slo_hour where hour > now() - interval '35 days'`,
    [Buffer.from(hour)],
  );
}

function minuteStart(): string {
  return new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();
}

function ago(hours: number): string {
  return new Date(Date.now() - hours * HOUR_MS).toISOString();
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
