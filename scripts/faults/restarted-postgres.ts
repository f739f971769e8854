import { call, declare, msUntil, pause, writeEntries } from "./client";
import { expectAtMost, expectFigure, type Finding, judgeEntries } from "./judge";
import type { World } from "./world";

const ENTRIES = 2_000;
const AWAY_MS = 3_000;

/** PostgreSQL is restarted under load; the app says so, and recovers without a restart of its own. */
export async function restartPostgres(world: World): Promise<Finding[]> {
  const app = await world.startApp();
  const number = await declare(app.url, world, "Database restarted");
  const isReady = async () => (await call(`${app.url}/api/ready`, "")).status === 200;
  const figures: { toNotReady: number; toReady: number }[] = [];
  let begun = false;
  let restarting: Promise<void> = Promise.resolve();
  const restart = async () => {
    await world.stopPostgres();
    const toNotReady = await msUntil(async () => !(await isReady()), 10_000);
    await pause(AWAY_MS);
    await world.startPostgres();
    figures.push({ toNotReady, toReady: await msUntil(isReady, 30_000) });
  };
  const acknowledged = await writeEntries(
    world,
    number,
    ENTRIES,
    () => app.url,
    (count) => {
      if (begun || count < ENTRIES / 4) return;
      begun = true;
      restarting = restart();
    },
  );
  await restarting;
  await app.stop();
  const [figure] = figures;
  return [
    expectFigure("restarts", figures.length, 1),
    expectAtMost("ms until /api/ready says 503", figure?.toNotReady ?? Infinity, 5_000),
    expectAtMost("ms until it says 200 again", figure?.toReady ?? Infinity, 10_000),
    expectFigure("acknowledged", acknowledged.size, ENTRIES),
    ...(await judgeEntries(world, number, acknowledged)),
  ];
}
