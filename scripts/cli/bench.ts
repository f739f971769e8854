import { parseArgs } from "node:util";
import { measureAppend } from "../bench/append";
import { measureBackup } from "../bench/backup";
import { boardViews, compareViews, type Side, searchViews, type Viewer } from "../bench/board";
import { type OwnDatabase, withOwnDatabases } from "../bench/database";
import { measureHolds } from "../bench/hold";
import { printPlans } from "../bench/plans";
import { seedIncidents, seedPeople } from "../bench/seed";
import { measureServed } from "../bench/served";
import { measureSlos } from "../bench/slos";
import { printComparison } from "../bench/table";
import { compareTimelines } from "../bench/timeline";
import { runCommandLine } from "../lib/command-line";

const HELP = `npm run bench    compares, in one run and in databases of its own that are thrown away:
  the board and the search with 20,000 incidents and with 200; adding a timeline entry and the bare SQL for it;
  a timeline of 1,000 entries and of 100;
  the production build: pages with 100,000 incidents and with 1,000, their JavaScript and that of an empty page,
  adding entries through the API and by bare SQL, 1, 100 and 1,000 open pages and a bare LISTEN

  a backup of 10,000 and of 100,000 incidents, and restoring it
  how long the process answers nobody else while it makes its largest answers

  a thousand SLOs with a sample a minute: taking, judging and reading them, and what they store

--only calls|served|backup|hold|slos    one of the parts
--plans                also prints how the database finds the board's incidents among 20,000`;

const SMALL = 200;
const LARGE = 20_000;
const PAGES_SMALL = 1_000;
const PAGES_LARGE = 100_000;
const PARTS = ["calls", "served", "backup", "hold", "slos"];

await runCommandLine(HELP, async () => {
  const { values } = parseArgs({
    options: { plans: { type: "boolean", default: false }, only: { type: "string" } },
  });
  const { only, plans } = values;
  if (only !== undefined && !PARTS.includes(only)) throw new Error(HELP);
  if (only === undefined || only === "calls") await measureCalls(plans);
  if (only === undefined || only === "backup") await measureBackups();
  if (only === undefined || only === "hold") {
    await withOwnDatabases(async ({ large }) => {
      await measureHolds(large.client, (await fill(large, SMALL)).viewer.actor);
    });
  }
  if (only === undefined || only === "slos") {
    await withOwnDatabases(({ large }) => measureSlos(large.client, plans));
  }
  if (only === undefined || only === "served") {
    await withOwnDatabases(async ({ small, large }) => {
      await measureServed(
        { database: small, side: await fill(small, PAGES_SMALL) },
        { database: large, side: await fill(large, PAGES_LARGE) },
      );
    });
  }
  return true;
});

async function measureBackups(): Promise<void> {
  for (const count of [10_000, PAGES_LARGE]) {
    await withOwnDatabases(async ({ large }) => {
      await fill(large, count);
      await measureBackup(large, `${count} incidents`);
    });
  }
}

async function measureCalls(withPlans: boolean): Promise<void> {
  await withOwnDatabases(async ({ small, large }) => {
    const [short, long] = [await fill(small, SMALL), await fill(large, LARGE)];
    const { viewer } = long;
    const sides = [short, long];
    const board = await compareViews(sides, (side) => boardViews(side.viewer, side.incidents));
    printComparison(`The board: ${SMALL} incidents → ${LARGE}`, board);
    const search = await compareViews(sides, (side) => searchViews(side.incidents));
    printComparison(`Search: ${SMALL} incidents → ${LARGE}`, search);
    printComparison("Adding to a timeline: bare SQL → the command", {
      "one entry": await measureAppend(large.client, viewer.actor),
    });
    printComparison("Reading a timeline: 100 entries → 1,000", {
      "the whole of it": await compareTimelines(viewer.actor, [100, 1_000]),
    });
    if (!withPlans) return;
    await printPlans(large.client, viewer.actor, {
      ...boardViews(viewer, LARGE),
      ...searchViews(LARGE),
    });
  });
}

async function fill({ url, client }: OwnDatabase, incidents: number): Promise<Side> {
  const people = await seedPeople(client);
  const [id = "", often = "", seldom = ""] = [people[0], people[1], people.at(-1)];
  await seedIncidents(client, incidents);
  const role = { role: "RESPONDER", via: "browser", credentialId: id } as const;
  const viewer: Viewer = { actor: { kind: "user", id, name: "Bench", ...role }, often, seldom };
  return { url, incidents, viewer };
}
