import { openPage, openSessions } from "../lib/visitors";
import { call, declare, msUntil, writeEntries } from "./client";
import { expectAtMost, expectFigure, type Finding, judgeEntries } from "./judge";
import type { World } from "./world";

const ENTRIES = 2_000;
const HEARD = 50;
const TOLD_WITHIN_MS = 2_000;

/** Two app processes on one database take turns with the same incident, and each tells pages of both. */
export async function runTwoApps(world: World): Promise<Finding[]> {
  const apps = await Promise.all([world.startApp(), world.startApp()]);
  const urlOf = (n: number) => apps[n % apps.length]?.url ?? "";
  const number = await declare(urlOf(0), world, "Written through two processes");
  const acknowledged = await writeEntries(world, number, ENTRIES, urlOf);
  const written = await judgeEntries(world, number, acknowledged);
  const live = await listenAcross(world, urlOf(0), urlOf(1), number);
  for (const app of apps) await app.stop();
  return [expectFigure("acknowledged", acknowledged.size, ENTRIES), ...written, ...live];
}

/** A page held by one process hears what the other writes, until its session is ended there. */
async function listenAcross(
  world: World,
  here: string,
  there: string,
  number: number,
): Promise<Finding[]> {
  const client = await world.connect();
  const { rows } = await client.query<{ id: string }>("select id from app_user limit 1");
  const [cookie = ""] = await openSessions(client, rows[0]?.id ?? "", 1);
  const page = await openPage(here, cookie);
  let heard = 0;
  let slowestMs = 0;
  for (let n = 0; n < HEARD; n += 1) {
    const begun = performance.now();
    const told = page.nextChange().then(() => performance.now() - begun);
    const address = `${there}/api/v1/incidents/${number}/timeline`;
    const { status } = await call(address, world.tokens[0] ?? "", { body: `Live ${n}` });
    if (status === 201) heard += 1;
    slowestMs = Math.max(slowestMs, Math.round(await told));
  }
  let isOver = false;
  void page.ended.then(() => {
    isOver = true;
  });
  await client.query("update session set revoked_at = now()");
  await client.end();
  const closedMs = await msUntil(async () => isOver, 40_000);
  return [
    expectFigure("entries of one process heard through the other", heard, HEARD),
    expectAtMost("ms until the slowest was heard", slowestMs, TOLD_WITHIN_MS),
    expectAtMost("ms until an ended session's stream was closed", closedMs, 35_000),
  ];
}
