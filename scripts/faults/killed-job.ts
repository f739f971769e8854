import { declare, msUntil } from "./client";
import { expectAtMost, expectFigure, type Finding } from "./judge";
import type { World } from "./world";

const BREACHES = `select count(*)::int as times from audit_event a
  join incident i on a.stream = 'incident:' || i.id where i.number = $1 and a.type = 'clock.breached'`;

/** The process is killed while it records a breach; another one does that work, once. */
export async function killJob(world: World): Promise<Finding[]> {
  let app = await world.startApp({ env: { MUSTER_WORKER: "off" } });
  const number = await declare(app.url, world, "Killed while recording a breach");
  await app.stop();
  // The job waits for the incident's row, in the middle of its work, until its process is killed.
  const holder = await world.connect();
  await holder.query("begin");
  await holder.query("select 1 from incident where number = $1 for update", [number]);
  await world.query(`update graphile_worker._private_jobs set run_at = now()`);
  await world.query(
    `update clock_segment set started_at = started_at - interval '1 hour', due_at = due_at - interval '1 hour'
     where incident_id = (select id from incident where number = $1)`,
    [number],
  );
  app = await world.startApp();
  const isHeld = async () => {
    const held = await world.query(
      "select 1 from graphile_worker.jobs where locked_by is not null and attempts = 1",
    );
    return held.length > 0;
  };
  await msUntil(isHeld, 10_000);
  await app.kill();
  await holder.query("rollback");
  await holder.end();
  const before = Number((await world.query(BREACHES, [number]))[0]?.times);

  app = await world.startApp();
  const isRecorded = async () => Number((await world.query(BREACHES, [number]))[0]?.times) > 0;
  const took = await msUntil(isRecorded, 120_000);
  await msUntil(async () => !(await isHeld()), 120_000);
  await app.stop();
  const after = Number((await world.query(BREACHES, [number]))[0]?.times);
  return [
    expectFigure("breaches recorded by the killed process", before, 0),
    expectFigure("breaches recorded", after, 1),
    expectAtMost("ms until another process did it", took, 90_000),
  ];
}
