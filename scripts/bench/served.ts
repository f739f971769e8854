import { createToken } from "@/lib/people/people/tokens";
import { buildApp } from "../lib/prepare.js";
import { type App, startApp } from "../lib/start-app";
import { openSessions } from "../lib/visitors";
import { compareApiAppend } from "./api-append";
import type { Side } from "./board";
import { printCpu } from "./cpu";
import type { OwnDatabase } from "./database";
import { firstLoadOf, firstLoadOfNothing } from "./first-load";
import { measureLive } from "./live";
import { comparePages, type Served } from "./pages";
import { printComparison } from "./table";

/** Open pages, and how many entries they are told of. */
const AUDIENCES: readonly (readonly [clients: number, entries: number])[] = [
  [1, 60],
  [200, 30],
  [1_000, 8],
];

type Place = { readonly database: OwnDatabase; readonly side: Side };

/** Measures the production build from outside, each place served by an app of its own. */
export async function measureServed(small: Place, large: Place): Promise<void> {
  await buildApp();
  const apps: App[] = [];
  try {
    const served: Served[] = [];
    for (const { database, side } of [small, large]) {
      // The queue would work on what is written meanwhile, as it does in life.
      const app = await startApp(database.url);
      apps.push(app);
      const [cookie = ""] = await openSessions(database.client, side.viewer.actor.id, 1);
      served.push({ app, cookie, incident: await anOpenIncident(database) });
    }
    const pages = await comparePages(served);
    printComparison(`Pages: ${small.side.incidents} incidents → ${large.side.incidents}`, pages);
    await printFirstLoad(served);
    const [, at] = served;
    if (!at) return;
    const named = { name: "Bench", role: "RESPONDER" };
    const { secret } = await createToken.execute(large.side.viewer.actor, named);
    await printCpu(at, secret);
    await measureWriting(large, at.app);
  } finally {
    for (const { stop } of apps) await stop();
  }
}

async function measureWriting({ database, side }: Place, app: App): Promise<void> {
  const { actor } = side.viewer;
  const [bare, api] = await compareApiAppend(database, app, actor);
  printComparison("Eight writers at once: bare SQL → the API", { "one entry": [bare, api] });
  for (const [clients, entries] of AUDIENCES) {
    const {
      bare: heard,
      told,
      painted,
    } = await measureLive(database, app, actor, clients, entries);
    printComparison(`From an entry to ${clients} open pages: bare LISTEN → Muster`, {
      ...(clients > 1 && { "until they have it": [heard, told] }),
      "until a browser among them has painted it": [heard, painted],
    });
  }
}

async function printFirstLoad([at]: readonly Served[]): Promise<void> {
  if (!at) return;
  const nothing = await firstLoadOfNothing();
  const inKb = (bytes: number) => `${(bytes / 1_000).toFixed(0)} kB`;
  const rows: Record<string, { gzipped: string; ratio: string }> = {
    "an empty page": { gzipped: inKb(nothing), ratio: "1.00 ×" },
  };
  for (const [title, path] of [
    ["the board", "/incidents"],
    ["a room", `/incidents/${at.incident}`],
  ] as const) {
    const size = await firstLoadOf(`${at.app.url}${path}`, at.cookie);
    rows[title] = { gzipped: inKb(size), ratio: `${(size / nothing).toFixed(2)} ×` };
  }
  console.log("\nJavaScript before anything is pressed");
  console.table(rows);
}

async function anOpenIncident({ client }: OwnDatabase): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    `select number from incident where not restricted and status = 'INVESTIGATING'
     order by number desc limit 1`,
  );
  return rows[0]?.number ?? 1;
}
