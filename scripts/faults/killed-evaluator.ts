import { call, msUntil } from "./client";
import { expectAtMost, expectFigure, type Finding } from "./judge";
import type { World } from "./world";

const MINUTE_MS = 60_000;
/** More than the longest window of a rule that pages. */
const KNOWN_MINUTES = 7 * 60;
const WAITS = `select 1 from pg_stat_activity
  where wait_event_type = 'Lock' and query ilike '%burn_alert%' and pid <> pg_backend_pid()`;
const ALERTS = `select rule::text, count(*)::int as times from burn_alert group by 1`;
const TOLD = `select type, count(*)::int as times from audit_event
  where type in ('slo.alert-fired', 'velocity.changed') group by 1`;

/**
 * The process that judges budgets is killed while it records an alert, beside another; two go on. Each alert and
 * each decision is recorded once.
 */
export async function killEvaluator(world: World): Promise<Finding[]> {
  const quiet = await world.startApp({ env: { MUSTER_WORKER: "off" } });
  await burnBudget(quiet.url, world);
  await quiet.stop();
  // The evaluator waits for this table, in the middle of its work, until its process is killed.
  const holder = await world.connect();
  await holder.query("begin");
  await holder.query("lock table burn_alert in share row exclusive mode");
  const killed = await world.startApp();
  const waited = await msUntil(async () => (await world.query(WAITS)).length > 0, 90_000);
  const others = [await world.startApp()];
  await killed.kill();
  others.push(await world.startApp());
  await holder.query("rollback");
  await holder.end();
  const before = (await world.query(ALERTS)).length;
  const isRecorded = async () => (await world.query(ALERTS)).length > 0;
  const took = await msUntil(isRecorded, 180_000);
  // Again and again, whichever of the two gets the job.
  for (let round = 0; round < 5; round += 1) {
    await world.query("update graphile_worker._private_jobs set run_at = now()");
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  }
  for (const app of others) await app.stop();
  const alerts = await world.query(ALERTS);
  const told = new Map((await world.query(TOLD)).map(({ type, times }) => [type, Number(times)]));
  return [
    expectAtMost("ms until the evaluator was in the middle of it", waited, 90_000),
    expectFigure("alerts recorded by the killed process", before, 0),
    // Of the two rules that page, the faster needs fresh data, which may be too old by the time another takes over.
    expectFigure("times that any rule's alert was recorded", mostOf(alerts), 1),
    expectFigure("alerts in the record", told.get("slo.alert-fired") ?? 0, alerts.length),
    expectFigure("decisions in the record", told.get("velocity.changed") ?? 0, 1),
    expectAtMost("ms until another process recorded them", took, 120_000),
  ];
}

/** A service half of whose requests failed for hours. @throws Error when the API refuses it */
async function burnBudget(url: string, world: World): Promise<void> {
  const post = async (path: string, body: Record<string, unknown>) => {
    const answer = await call(`${url}/api/v1${path}`, world.tokens[0] ?? "", body);
    if (answer.status < 300 && answer.status > 0) return answer.body;
    throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  };
  await post("/services", { slug: "burning", name: "Burning" });
  const { number } = await post("/services/burning/slos", {
    name: "Requests succeed",
    sli: "AVAILABILITY",
    targetPercent: 99.9,
    window: { rollingDays: 30 },
    basis: "EVENTS",
    measurement: { type: "PUSH" },
  });
  const last = Math.floor(Date.now() / MINUTE_MS) - 1;
  const samples = Array.from({ length: KNOWN_MINUTES }, (_, back) => ({
    at: new Date((last - back) * MINUTE_MS).toISOString(),
    good: 500,
    total: 1_000,
  }));
  await post(`/slos/${number}/samples`, { samples });
}

/** Of no alert at all it is none. */
function mostOf(rows: readonly Record<string, unknown>[]): number {
  return Math.max(0, ...rows.map(({ times }) => Number(times)));
}
