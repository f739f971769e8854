import pg from "pg";
import type { UserActor } from "@/lib/platform/access/actor";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import type { App } from "../lib/start-app";
import { openPage, openSessions } from "../lib/visitors";
import { BARE_CHANNEL, insertBare } from "./append";
import type { OwnDatabase } from "./database";
import { percentiles, type Times } from "./measure";
import { openRoom } from "./painted";

/** As many streams as one session may hold, with some to spare. */
const STREAMS_A_SESSION = 10;
const WARM_UP = 3;

type Live = { bare: Times; told: Times; painted: Times };

/**
 * How long after an entry is sent off each of so many open pages has it, and a browser among them has painted it;
 * in turn with a bare client that listens to a bare insert of the same rows.
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
  const room = await openRoom(`${app.url}/incidents/${number}`, cookies[0] ?? "");
  const pages = await Promise.all(
    Array.from({ length: clients - 1 }, (_, n) =>
      openPage(app.url, cookies[n % cookies.length] ?? ""),
    ),
  );
  const listener = new pg.Client({ connectionString: url });
  await listener.connect();
  await listener.query(`listen ${BARE_CHANNEL}`);
  const taken: Record<keyof Live, number[]> = { bare: [], told: [], painted: [] };
  for (let entry = -WARM_UP; entry < entries; entry += 1) {
    const heard = new Promise<void>((resolve) => listener.once("notification", () => resolve()));
    const bareBegun = performance.now();
    await insertBare(client, other.id, `Entry ${entry}`);
    await heard;
    const bare = performance.now() - bareBegun;

    const body = `This is entry ${entry}.`;
    const begun = performance.now();
    const since = () => performance.now() - begun;
    const told = pages.map(({ nextChange }) => nextChange(body).then(since));
    const painted = room.nextPainted(body).then(since);
    await appendEntry.execute(actor, { incident: number, body });
    const times = await Promise.all([painted, ...told]);
    if (entry < 0) continue;
    taken.bare.push(bare);
    taken.painted.push(times[0]);
    taken.told.push(...times.slice(1));
  }
  for (const page of pages) page.close();
  await room.close();
  await listener.end();
  return {
    bare: percentiles(taken.bare),
    told: percentiles(taken.told),
    painted: percentiles(taken.painted),
  };
}
