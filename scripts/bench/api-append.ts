import pg from "pg";
import { createToken } from "@/lib/people/people/tokens";
import type { UserActor } from "@/lib/platform/access/actor";
import { declareIncident } from "@/lib/respond/incidents/declare";
import type { App } from "../lib/start-app";
import { insertBare } from "./append";
import type { OwnDatabase } from "./database";
import { percentiles, type Times, timeOf } from "./measure";

/** Each writes to an incident of its own, as fast as it is answered, and below what one token may send. */
const WRITERS = 8;
const ENTRIES = 60;
const ROUNDS = 4;

type Throughput = Times & { readonly perSecond: number };

/** Writers who add entries through the API, and in turn as many who send the same SQL by a bare client. */
export async function compareApiAppend(
  { url }: OwnDatabase,
  app: App,
  actor: UserActor,
): Promise<[bare: Throughput, api: Throughput]> {
  const bareWriters = await Promise.all(
    Array.from({ length: WRITERS }, () => bareWriter(url, actor)),
  );
  const apiWriters = await Promise.all(
    Array.from({ length: WRITERS }, (_, n) => apiWriter(app, actor, n)),
  );
  const bare = { taken: [] as number[], ms: 0 };
  const api = { taken: [] as number[], ms: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [side, writers] of [
      [bare, bareWriters],
      [api, apiWriters],
    ] as const) {
      side.ms += await timeOf(() => writeAll(writers, side.taken));
    }
  }
  for (const { close } of bareWriters) await close();
  return [throughputOf(bare), throughputOf(api)];
}

type Writer = { readonly write: (body: string) => Promise<void>; close: () => Promise<void> };

async function writeAll(writers: readonly Writer[], taken: number[]): Promise<void> {
  await Promise.all(
    writers.map(async ({ write }) => {
      for (let entry = 0; entry < ENTRIES; entry += 1) {
        taken.push(await timeOf(() => write(`Observation ${entry}`)));
      }
    }),
  );
}

async function bareWriter(url: string, actor: UserActor): Promise<Writer> {
  const { id } = await declareIncident.execute(actor, { title: "Bare", severity: "SEV3" });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return { write: (body) => insertBare(client, id, body), close: () => client.end() };
}

async function apiWriter(app: App, actor: UserActor, n: number): Promise<Writer> {
  const { number } = await declareIncident.execute(actor, { title: "By API", severity: "SEV3" });
  const { secret } = await createToken.execute(actor, { name: `Writer ${n}`, role: "RESPONDER" });
  const write = async (body: string) => {
    const answer = await fetch(`${app.url}/api/v1/incidents/${number}/timeline`, {
      method: "POST",
      headers: { Authorization: `Bearer ${secret}`, "Content-Type": "application/json" },
      body: JSON.stringify({ body }),
    });
    await answer.arrayBuffer();
    if (answer.status !== 201) throw new Error(`Adding an entry answered ${answer.status}.`);
  };
  return { write, close: async () => undefined };
}

function throughputOf({ taken, ms }: { taken: readonly number[]; ms: number }): Throughput {
  return { ...percentiles(taken), perSecond: (taken.length / ms) * 1_000 };
}
