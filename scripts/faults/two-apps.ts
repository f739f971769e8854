import { declare, writeEntries } from "./client";
import { expectFigure, type Finding, judgeEntries } from "./judge";
import type { World } from "./world";

const ENTRIES = 2_000;

/** Two app processes on one database take turns with the same incident. */
export async function runTwoApps(world: World): Promise<Finding[]> {
  const apps = await Promise.all([world.startApp(), world.startApp()]);
  const urlOf = (n: number) => apps[n % apps.length]?.url ?? "";
  const number = await declare(urlOf(0), world, "Written through two processes");
  const acknowledged = await writeEntries(world, number, ENTRIES, urlOf);
  for (const app of apps) await app.stop();
  return [
    expectFigure("acknowledged", acknowledged.size, ENTRIES),
    ...(await judgeEntries(world, number, acknowledged)),
  ];
}
