import pg from "pg";
import type { UserActor } from "@/lib/platform/access/actor";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import type { App } from "../lib/start-app";
import { openPage, openSessions, visit } from "../lib/visitors";
import { BARE_CHANNEL, insertBare } from "./append";
import type { OwnDatabase } from "./database";
import { percentiles, type Times } from "./measure";

/** As many streams as one session may hold, with some to spare. */
const STREAMS_A_SESSION = 10;
const WARM_UP = 3;

type Live = { bare: Times; told: Times; read: Times };

/**
 * How long after an entry is sent off each of so many open pages has been told of it, and has read it
 * again; in turn with a bare client that listens to a bare insert of the same rows.
 */
export async function measureLive(
  { url, client }: OwnDatabase,
  app: App,
  actor: UserActor,
  clients: number,
  entries: number,
): Promise<Live> {
  const { number } = await declareIncident.execute(actor, { title: "Seen live", severity: "SEV3" });
  const other = await declareIncident.execute(actor, { title: "Heard bare", severity: "SEV3" });
  const cookies = await openSessions(client, actor.id, Math.ceil(clients / STREAMS_A_SESSION));
  const pages = await Promise.all(
    Array.from({ length: clients }, (_, n) => openPage(app.url, cookies[n % cookies.length] ?? "")),
  );
  const listener = new pg.Client({ connectionString: url });
  await listener.connect();
  await listener.query(`listen ${BARE_CHANNEL}`);
  const taken: Record<keyof Live, number[]> = { bare: [], told: [], read: [] };
  for (let entry = -WARM_UP; entry < entries; entry += 1) {
    const heard = new Promise<void>((resolve) => listener.once("notification", () => resolve()));
    const bareBegun = performance.now();
    await insertBare(client, other.id, `Entry ${entry}`);
    await heard;
    const bare = performance.now() - bareBegun;

    const begun = performance.now();
    const seen = pages.map(async (page) => {
      await page.nextChange();
      const told = performance.now() - begun;
      await visit(`${app.url}/api/console/incidents/${number}/timeline`, page.cookie);
      return { told, read: performance.now() - begun };
    });
    await appendEntry.execute(actor, { incident: number, body: `Entry ${entry}` });
    const times = await Promise.all(seen);
    if (entry < 0) continue;
    taken.bare.push(bare);
    taken.told.push(...times.map(({ told }) => told));
    taken.read.push(...times.map(({ read }) => read));
  }
  for (const page of pages) page.close();
  await listener.end();
  return {
    bare: percentiles(taken.bare),
    told: percentiles(taken.told),
    read: percentiles(taken.read),
  };
}
