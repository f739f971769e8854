import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePromise, makeWebhooks, makeWorld } from "@/lib/testing/api/world";
import { findRegistered } from "@/lib/testing/command/registry";
import { findActionIds, findTargets } from "./fuzz-addresses";
import { anyRequest, type Sent, WHO } from "./fuzz-requests";
import { type RawAnswer, sendRaw } from "./raw-request";
import { join, openWorld, type Person, type Served, showAgain } from "./world";

/** FUZZ_SEED repeats a run, FUZZ_REQUESTS searches further. */
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 10_000);
const AT_ONCE = 24;
/** After so many, everybody gets a new session and token: some requests end their own. */
const SHOW_AGAIN_EVERY = 500;
const PEOPLE = ["VIEWER", "RESPONDER", "ADMIN"] as const;

let world: Awaited<ReturnType<typeof openWorld>>;
let app: Served;
const people = new Map<string, Person>();

beforeAll(async () => {
  world = await openWorld();
  app = await world.serve({ MUSTER_REQUESTS_PER_MINUTE: "1000000" });
  for (const role of PEOPLE) people.set(role, await join(role));
}, 300_000);
afterAll(() => world.stop());

it(`finds nothing that fails in ${REQUESTS} requests (FUZZ_SEED=${SEED})`, async () => {
  const requests = fc.sample(anyRequest(await whatIsKnown()), { seed: SEED, numRuns: REQUESTS });
  const failed: string[] = [];
  const served = new Map<string, number>(WHO.map((who) => [who, 0]));
  let next = 0;
  const work = async () => {
    while (next < requests.length && failed.length < 20) {
      const request = requests[next] as Sent;
      next += 1;
      if (next % SHOW_AGAIN_EVERY === 0) await everybodyShowsAgain();
      const answer = await sendRaw(app.port, dress(request)).catch(String);
      if (typeof answer === "string") failed.push(answer);
      else {
        if (answer.status >= 500) failed.push(`${answer.status} ${describeRequest(request)}`);
        failed.push(...faultsOfForm(request, answer));
        if (answer.status < 300) served.set(request.who, (served.get(request.who) ?? 0) + 1);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect(failed).toEqual([]);
  const complaints = app
    .log()
    .split("\n")
    .filter((line) => COMPLAINT.test(line));
  expect(complaints.slice(0, 5)).toEqual([]);
  // Most of it is refused, but not all: a fuzz that never gets in finds nothing.
  for (const who of WHO) expect([who, served.get(who)]).toEqual([who, expect.toSatisfy(isMany)]);
}, 600_000);

const COMPLAINT = /A request failed|A command failed|unhandled|uncaught|"level":60/i;
const isMany = (count: number) => count > REQUESTS / 100;

/** Under /api a refusal is a problem; nothing that belongs to somebody may be kept on the way. */
function faultsOfForm(request: Sent, answer: RawAnswer): string[] {
  const type = answer.headers.get("content-type") ?? "";
  const path = request.line.split(" ")[1] ?? "";
  const isHead = request.line.startsWith("HEAD");
  const isProblem = type.startsWith("application/problem+json");
  const faults: string[] = [];
  if (answer.status === 0) return [];
  if (/^\/api\/(v1|console)\//.test(path) && answer.status >= 400 && !isProblem && !isHead) {
    faults.push(`${answer.status} is no problem but ${type}: ${describeRequest(request)}`);
  }
  if (answer.status === 405 && !answer.headers.get("allow")) {
    faults.push(`405 without Allow: ${describeRequest(request)}`);
  }
  const keeps = answer.headers.get("cache-control") ?? "";
  const isOwn = answer.headers.has("content-security-policy") && !PUBLIC.test(path);
  if (isOwn && !keeps.includes("no-store")) {
    faults.push(`may be kept (${keeps}): ${describeRequest(request)}`);
  }
  return faults;
}

const PUBLIC = /^\/(_next\/static|favicon|icon|apple-icon|manifest)/;

/** Puts in who sends it. */
function dress(request: Sent): Sent {
  const person = people.get(request.who);
  const show: [string, string][] = [];
  if (person && request.isApi) show.push(["Authorization", `Bearer ${person.token}`]);
  else if (person) show.push(["Cookie", person.cookie], ["Origin", app.url]);
  const host = ["Host", new URL(app.url).host] as const;
  return { ...request, headers: [host, ["Connection", "close"], ...show, ...request.headers] };
}

async function everybodyShowsAgain(): Promise<void> {
  for (const role of PEOPLE) {
    const { id } = people.get(role) as Person;
    people.set(role, { id, ...(await showAgain(id, role)) });
  }
}

async function whatIsKnown() {
  const { token } = people.get("ADMIN") as Person;
  const made = { ...(await makeWorld(token)), ...(await makePromise(token)) };
  const hooks = await makeWebhooks(token);
  const ids = [made.actionItemId, made.entryId, made.threadId, made.topicId, ...made.suggestionIds];
  const parts = {
    number: [...made.numbers, made.runbookNumber, made.sloNumber, 1].map(String),
    slug: [made.serviceSlug],
    id: [...ids, hooks.webhookId, hooks.deliveryId],
    itemId: made.itemIds,
    entryId: [made.entryId],
    deliveryId: [hooks.deliveryId],
    role: ["SCRIBE", "COMMANDER"],
    section: ["impact", "summary"],
    rule: ["passive"],
    part: ["incidents", "webhooks"],
    nextauth: ["session", "csrf", "signin", "callback/password", "signout", "providers"],
  };
  const samples = (await findRegistered()).map(({ sample }) => sample);
  return { targets: findTargets(), actionIds: findActionIds(), samples, parts };
}

function describeRequest({ who, line, headers, body }: Sent): string {
  return JSON.stringify({ who, line, headers, body: String(body) }).slice(0, 1_500);
}
