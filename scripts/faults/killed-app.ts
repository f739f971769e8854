import { declare, pause, writeEntries } from "./client";
import { expectFigure, type Finding, judgeEntries } from "./judge";
import type { World } from "./world";

const ENTRIES = 10_000;
const KILLED_AT = [1_500, 4_000, 7_500];

/** The app is killed (-9) three times while 40 writers add 10,000 entries, and started again each time. */
export async function killApp(world: World): Promise<Finding[]> {
  let app = await world.startApp();
  const port = Number(new URL(app.url).port);
  const number = await declare(app.url, world, "Killed while writing");
  const left = [...KILLED_AT];
  let kills = 0;
  let restarting: Promise<void> = Promise.resolve();
  const restart = async () => {
    await app.kill();
    await pause(500);
    app = await world.startApp({ port });
    kills += 1;
  };
  const acknowledged = await writeEntries(
    world,
    number,
    ENTRIES,
    () => app.url,
    (count) => {
      if (left[0] === undefined || count < left[0]) return;
      left.shift();
      restarting = restarting.then(restart);
    },
  );
  await restarting;
  await app.stop();
  return [
    expectFigure("kills during the writing", kills, KILLED_AT.length),
    expectFigure("acknowledged", acknowledged.size, ENTRIES),
    ...(await judgeEntries(world, number, acknowledged)),
  ];
}
