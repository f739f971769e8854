import { percentiles } from "../bench/measure";
import { openPage, openSessions } from "../lib/visitors";
import { msUntil, pause } from "./client";
import { expectAtMost, expectFigure, type Finding } from "./judge";
import { type Held, type ProbedApp, startProbedApp } from "./probe";
import { type Traffic, work } from "./soak-load";
import type { World } from "./world";

const APPS = 2;
const VISITORS = { first: 3, last: 24 } as const;
const SAMPLES = 12;
/** Of the whole: until then code is loaded and caches fill, which is no leak. */
const WARM_SHARE = 0.25;
/** Longer than idle connections to the database are kept. */
const SETTLE_MS = 13_000;
/** Queue and pages of a process beside its pool (DATABASE_POOL_SIZE), and this process's own. */
const MOST_CONNECTIONS = APPS * (13 + 1) + 4;
/** Of each hundred rows; more would be held by somebody whose transaction never ends. */
const MOST_STUCK_PERCENT = 2;
const MOST_MEMORY_PERCENT = 150;
const DRAINED_WITHIN_MS = 120_000;

/**
 * Two processes work for as long as is asked, for ever more visitors: nothing may pile up, wait for each other
 * for ever, or end in an error.
 */
export async function soak(world: World, minutes: number): Promise<Finding[]> {
  const errors: string[] = [];
  const onLine = (text: string) => errors.push(...text.split("\n").filter(isError));
  const apps: ProbedApp[] = [];
  for (let n = 0; n < APPS; n += 1) {
    apps.push(await startProbedApp(world, { LOG_LEVEL: "warn" }, onLine));
  }
  const lines = await holdPages(world, apps);
  const traffic: Traffic = { byStatus: new Map(), refused: [], taken: [] };
  const warm = await raiseLoad(world, apps, minutes, traffic, errors);
  const drainedMs = await msUntil(
    async () => (await readDatabase(world)).due === 0,
    DRAINED_WITHIN_MS,
  );
  await pause(SETTLE_MS);
  const end = await readMemory(apps);
  await world.query("vacuum");
  const rest = await readDatabase(world);
  for (const line of lines) line.close();
  for (const app of apps) await app.stop();
  const asked = [...traffic.byStatus.values()].reduce((sum, count) => sum + count, 0);
  const unanswered = [...traffic.byStatus]
    .filter(([status]) => status === 0 || status >= 500)
    .reduce((sum, [, count]) => sum + count, 0);
  for (const one of [...errors.slice(0, 5), ...traffic.refused.slice(0, 5)]) {
    console.log(`    ${one.slice(0, 300)}`);
  }
  return [
    expectFigure(`of ${asked} requests unanswered or 5xx`, unanswered, 0),
    expectFigure("refused by a limit or a rule", refused(traffic), 0),
    expectFigure("lines of errors in the logs", errors.length, 0),
    expectFigure("deadlocks", rest.deadlocks, 0),
    expectFigure(`jobs that failed, all due ones done ${drainedMs} ms later`, rest.failed, 0),
    expectAtMost("connections to the database in the end", rest.connections, MOST_CONNECTIONS),
    expectAtMost(
      "dead rows for each 100 that live, once they could be cleaned up",
      rest.deadPercent,
      MOST_STUCK_PERCENT,
    ),
    ...apps.map((_, n) => {
      const [before, after] = [warm[n]?.inUse ?? 0, end[n]?.inUse ?? 0];
      const name = `memory of process ${n + 1} in percent of when it was warm (${inMb(before)} → ${inMb(after)})`;
      return expectAtMost(name, Math.round((100 * after) / before), MOST_MEMORY_PERCENT);
    }),
  ];
}

/** @returns what the processes held once they were warm */
async function raiseLoad(
  world: World,
  apps: readonly ProbedApp[],
  minutes: number,
  traffic: Traffic,
  errors: readonly string[],
): Promise<Held[]> {
  let isOver = false;
  const people = await readPeople(world);
  const [cookie = ""] = await sessionsOf(world, 1);
  const visitors: Promise<void>[] = [];
  let asked = 0;
  const urlOf = () => apps[asked++ % apps.length]?.url ?? "";
  let warm: Held[] = [];
  for (let sample = 1; sample <= SAMPLES; sample += 1) {
    const share = (sample - 1) / (SAMPLES - 1);
    const wanted = Math.round(VISITORS.first + share * (VISITORS.last - VISITORS.first));
    while (visitors.length < wanted) {
      const token = world.tokens[visitors.length % world.tokens.length] ?? "";
      visitors.push(work({ urlOf, token, cookie, people, isOver: () => isOver }, traffic));
    }
    await pause((minutes * 60_000) / SAMPLES);
    await tellSample(world, apps, visitors.length, traffic, errors);
    if (warm.length === 0 && sample / SAMPLES >= WARM_SHARE) warm = await readMemory(apps);
  }
  isOver = true;
  await Promise.all(visitors);
  return warm;
}

/** One line of figures, so that a run that goes wrong shows since when. */
async function tellSample(
  world: World,
  apps: readonly ProbedApp[],
  visitors: number,
  traffic: Traffic,
  errors: readonly string[],
): Promise<void> {
  const taken = traffic.taken;
  traffic.taken = [];
  const memory = await readMemory(apps);
  const { connections, dead, deadPercent, jobs, due, deadlocks } = await readDatabase(world);
  const { p50, p99 } = percentiles(taken);
  console.log(
    `    ${visitors} visitors: ${taken.length} answers, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms; ` +
      `memory ${memory.map(({ inUse, rss }) => `${inMb(inUse)} of ${inMb(rss)}`).join(" and ")}; ` +
      `${connections} connections; ${dead} dead rows (${deadPercent} %); ${jobs} jobs, ${due} due; ` +
      `${deadlocks} deadlocks; ${errors.length} error lines`,
  );
}

type Figures = Record<
  "connections" | "dead" | "deadPercent" | "jobs" | "due" | "failed" | "deadlocks",
  number
>;

async function readDatabase(world: World): Promise<Figures> {
  const [row] = await world.query(
    `select
       (select count(*) from pg_stat_activity where datname = current_database()
          and pid <> pg_backend_pid())::int as connections,
       (select sum(n_dead_tup) from pg_stat_user_tables)::int as dead,
       (select round(100 * sum(n_dead_tup) / greatest(1, sum(n_live_tup))) from pg_stat_user_tables)::int
         as "deadPercent",
       (select count(*) from graphile_worker.jobs)::int as jobs,
       (select count(*) from graphile_worker.jobs where run_at <= now())::int as due,
       (select count(*) from graphile_worker.jobs where last_error is not null)::int as failed,
       (select deadlocks from pg_stat_database where datname = current_database())::int as deadlocks`,
  );
  return row as Figures;
}

function readMemory(apps: readonly ProbedApp[]): Promise<Held[]> {
  return Promise.all(apps.map((app) => app.readHeld()));
}

async function readPeople(world: World): Promise<string[]> {
  const rows = await world.query("select id from app_user order by id");
  return rows.map(({ id }) => String(id));
}

/** Live pages of one person at each process, which hear of everything that is done. */
async function holdPages(world: World, apps: readonly ProbedApp[]) {
  const cookies = await sessionsOf(world, 6);
  return Promise.all(
    cookies.map((cookie, n) => openPage(apps[n % apps.length]?.url ?? "", cookie)),
  );
}

async function sessionsOf(world: World, count: number): Promise<string[]> {
  const client = await world.connect();
  const [person = ""] = await readPeople(world);
  const cookies = await openSessions(client, person, count);
  await client.end();
  return cookies;
}

/** What the visitors do is allowed: another status than 2xx is a fault of Muster's, or of this load. */
function refused({ byStatus }: Traffic): number {
  return [...byStatus]
    .filter(([status]) => status >= 300 && status < 500)
    .reduce((sum, [, count]) => sum + count, 0);
}

/** From error on, and whatever is no line of the log. */
function isError(line: string): boolean {
  if (line.trim() === "") return false;
  try {
    const { level } = JSON.parse(line) as { level: number | string };
    return typeof level === "number" ? level >= 50 : /error|fatal/i.test(level);
  } catch {
    return true;
  }
}

const inMb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
