import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/platform/access/actor";
import { declareIncident } from "@/lib/respond/incidents/declare";
import { acknowledgeIncident } from "@/lib/respond/incidents/steps/acknowledge";
import { appendEntry } from "@/lib/respond/timeline/append-entry";
import { openCounter } from "@/lib/testing/statements/counter";
import { ask, cookieOf } from "./asking";
import { join, openWorld, type Person, type Served } from "./world";

/** What a whole page may cost: statements of the database, and bytes of HTML before compression. Never raise one. */
const BUDGETS = {
  board: { statements: 6, kilobytes: 170 },
  room: { statements: 15, kilobytes: 225 },
};
const INCIDENTS = 30;
const ENTRIES = 100;

let world: Awaited<ReturnType<typeof openWorld>>;
let counter: Awaited<ReturnType<typeof openCounter>>;
let served: Served;
let ada: Person;
let room = 0;

beforeAll(async () => {
  world = await openWorld();
  counter = await openCounter(process.env.DATABASE_URL ?? "");
  served = await world.serve({ DATABASE_URL: counter.url });
  ada = await join("RESPONDER");
  const actor: UserActor = {
    kind: "user",
    id: ada.id,
    name: "Ada",
    role: "RESPONDER",
    via: "browser",
    credentialId: ada.id,
  };
  for (let n = 0; n < INCIDENTS; n += 1) {
    const title = `Checkout fails for customers in region ${n}`;
    room = (await declareIncident.execute(actor, { title, severity: "SEV2" })).number;
  }
  await acknowledgeIncident.execute(actor, { incident: room });
  for (let n = 0; n < ENTRIES; n += 1) {
    const body = `Error rate is at ${n} %, and the queue **grows** by the minute.`;
    await appendEntry.execute(actor, { incident: room, body });
  }
});
afterAll(async () => {
  await counter.close();
  await world.stop();
});

describe("what a page costs", () => {
  it.each(["board", "room"] as const)("the %s stays within its budget", async (page) => {
    const path = page === "board" ? "/incidents" : `/incidents/${room}`;
    // The first times, connections prepare what they run.
    for (let time = 0; time < 6; time += 1) await read(path);
    let bytes = 0;
    const { statements } = await counter.count(async () => {
      bytes = await read(path);
    });
    process.stdout.write(`${page}: ${statements.length} statements, ${bytes} bytes\n`);
    const { statements: most, kilobytes } = BUDGETS[page];
    expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(most);
    expect(bytes).toBeLessThanOrEqual(kilobytes * 1_000);
  });
});

/** @returns how many bytes the page has */
async function read(path: string): Promise<number> {
  const { status, body } = await ask(served, `GET ${path}`, cookieOf(ada));
  expect(status).toBe(200);
  return Buffer.byteLength(body);
}
