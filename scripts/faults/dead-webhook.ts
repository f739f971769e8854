import { type Answering, startReceiver } from "@/lib/testing/webhooks/receiver";
import { call, msUntil, pause } from "./client";
import { expectAtMost, expectFigure, type Finding } from "./judge";
import type { World } from "./world";

const EACH = 10;
const RESPONSE_MS = 15 * 60_000;
const DUE_IN_MS = 4_000;
const SLOW_MS = 3_000;

/** How the sick receiver answers, one after the other; null is nobody there at all. */
const PHASES: readonly (readonly [string, Answering | null])[] = [
  ["slow", (response) => setTimeout(() => response.writeHead(200).end(), SLOW_MS).unref()],
  ["speaking garbage", "garbage"],
  ["silent", "hang"],
  ["down", null],
];
const WANTED = PHASES.length * EACH;
/** Each incident is declared, and its response promise is broken. */
const MESSAGES = 2 * WANTED;

const BREACHES = `select count(*)::int as times,
  coalesce(max(extract(epoch from recorded_at - occurred_at) * 1000), 0)::int as late
  from audit_event where type = 'clock.breached'`;
const WAITING = "select 1 from webhook_delivery where endpoint_id = $1::uuid and state = 'WAITING'";
/** What got through, in the order in which it did; `place` is where it stood in the queue. */
const DELIVERED = `select number as place, message_id as id,
    (select count(*)::int from webhook_attempt a
     where a.delivery_id = d.id and a.status between 200 and 299) as times
  from webhook_delivery d where endpoint_id = $1::uuid and state = 'DELIVERED'
  order by ended_at, number`;

/**
 * One receiver is slow, speaks garbage, is silent and is down, beside one that is well, while incidents are
 * declared and promises fall due. Only its own messages may notice; when it is well again, all have arrived.
 */
export async function killWebhook(world: World): Promise<Finding[]> {
  const app = await world.startApp({ env: { MUSTER_WEBHOOK_ALLOW: "127.0.0.1" } });
  const well = await startReceiver();
  let sick = await startReceiver();
  const turn = async (answering: Answering | null) => {
    const { port } = sick;
    await sick.close();
    if (answering !== null) sick = await startReceiver(answering, port);
  };
  const wellId = await addWebhook(app.url, world, "Well", well.url);
  const sickId = await addWebhook(app.url, world, "Sick", sick.url);
  let refused = 0;
  for (const [phase, answering] of PHASES) {
    await turn(answering);
    refused += await declareDue(app.url, world, phase);
    await pause(DUE_IN_MS + 4_000);
  }
  const lag = await msUntil(async () => well.received.length >= MESSAGES, 10_000).catch(never);
  const [broken] = await world.query(BREACHES);
  const sent = await world.query(DELIVERED, [wellId]);
  const arrived = well.received.map(({ headers }) => headers["webhook-id"]);
  await turn(204);
  const isEmpty = async () => (await world.query(WAITING, [sickId])).length === 0;
  const took = await msUntil(isEmpty, 300_000).catch(never);
  const late = await world.query(DELIVERED, [sickId]);
  await app.stop();
  await Promise.all([well.close(), sick.close()]);
  return [
    expectFigure("incidents that could not be declared", refused, 0),
    expectFigure("breaches recorded", Number(broken?.times), WANTED),
    expectAtMost("ms that the latest was recorded after it fell due", Number(broken?.late), 3_000),
    expectFigure("messages the healthy receiver got", arrived.length, MESSAGES),
    expectFigure("of them twice", arrived.length - new Set(arrived).size, 0),
    expectFigure("of them in another order than sent", countOthers(arrived, sent), 0),
    expectFigure("of them out of turn", countOvertaken(sent), 0),
    expectAtMost("ms until it had the last one", lag, 2_000),
    expectAtMost("ms until the sick one had all, once it was well", took, 120_000),
    expectFigure("messages the sick receiver took in the end", late.length, MESSAGES),
    expectFigure("of them taken twice", late.filter(({ times }) => times !== 1).length, 0),
    expectFigure("of them out of turn", countOvertaken(late), 0),
  ];
}

async function addWebhook(url: string, world: World, name: string, to: string): Promise<string> {
  const input = { name, url: to, eventTypes: ["incident.declared", "incident.clock-breached"] };
  const { status, body } = await call(`${url}/api/v1/webhooks`, world.tokens[0] ?? "", input);
  if (status !== 201) throw new Error(`Adding a webhook answered ${status}.`);
  return String(body.id);
}

/** Incidents whose response falls due in a moment. @returns how many could not be declared */
async function declareDue(url: string, world: World, phase: string): Promise<number> {
  const detectedAt = new Date(Date.now() - RESPONSE_MS + DUE_IN_MS).toISOString();
  const answers = await Promise.all(
    world.tokens.slice(0, EACH).map((token, n) => {
      const title = `Declared while the receiver is ${phase} ${n}`;
      return call(`${url}/api/v1/incidents`, token, { title, severity: "SEV1", detectedAt });
    }),
  );
  return answers.filter(({ status }) => status !== 201).length;
}

type Row = Record<string, unknown>;

function countOthers(arrived: readonly (string | undefined)[], sent: readonly Row[]): number {
  return sent.filter(({ id }, place) => id !== arrived[place]).length;
}

/** How many got through before one that stood ahead of them. */
function countOvertaken(delivered: readonly Row[]): number {
  return delivered.filter(
    ({ place }, at) => at > 0 && Number(delivered[at - 1]?.place) > Number(place),
  ).length;
}

const never = () => Number.POSITIVE_INFINITY;
