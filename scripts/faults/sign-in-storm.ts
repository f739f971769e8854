import { Visitor } from "@/lib/testing/people/visitor";
import { pause } from "./client";
import { expectAtMost, expectFigure, type Finding } from "./judge";
import { PERSON, type World } from "./world";

const WRONG = 2_000;
const AT_ONCE = 100;
const LIVE_P99_MS = 200;
const GETS_IN_WITHIN_MS = 5_000;

/** The storm and the owner come from one address, by way of the same proxy; others come from elsewhere. */
const HERE = "203.0.113.7";
const ELSEWHERE = "198.51.100.9";
/** Half of the storm: one address alone is slowed down before the owner has to be told. */
const THERE = "203.0.113.8";

/** 2,000 wrong passwords for one account from one address: everybody who has the right one gets in meanwhile. */
export async function stormSignIn(world: World): Promise<Finding[]> {
  const app = await world.startApp({ env: { MUSTER_TRUSTED_PROXIES: "1" } });
  const known = new Visitor();
  const before = await signIn(app.url, known, HERE, PERSON.password);
  const stop = new AbortController();
  const live = watchLive(app.url, stop.signal);
  const begun = performance.now();
  const storm = stormWith(app.url);
  await pause(500);
  // The same account from a known device, from an unknown one elsewhere; another account from the storm's address.
  const owner = await signIn(app.url, known, HERE, PERSON.password);
  const away = await signIn(app.url, new Visitor(), ELSEWHERE, PERSON.password);
  const other = { email: "admin.20@example.org", password: PERSON.password };
  const neighbour = await signIn(app.url, new Visitor(), HERE, other.password, other.email);
  const wrong = await storm;
  const stormMs = Math.round(performance.now() - begun);
  stop.abort();
  const liveMs = (await live).sort((a, b) => a - b);
  const [told] = await world.query(
    "select count(*)::int as times from audit_event where type = 'account.sign-ins-failed'",
  );
  await app.stop();
  return [
    expectFigure("signed in before", Number(before.isIn), 1),
    expectFigure("wrong passwords that were answered", wrong.answered, WRONG),
    expectFigure("wrong passwords that opened a session", wrong.opened, 0),
    {
      says: `the storm took ${stormMs} ms; ${wrong.slowed} tries were told to wait`,
      good: wrong.slowed > 0,
    },
    ...gotIn("the owner, from a known device at the storm's address", owner),
    ...gotIn("the owner, from a new device elsewhere", away),
    ...gotIn("somebody else, from a new device at the storm's address", neighbour),
    expectAtMost("ms of /api/live at p99", percentile(liveMs, 0.99), LIVE_P99_MS),
    expectFigure("times the owner was told", Number(told?.times), 1),
  ];
}

type Entry = { readonly isIn: boolean; readonly ms: number };

function gotIn(who: string, { isIn, ms }: Entry): Finding[] {
  return [
    expectFigure(`${who}: signed in`, Number(isIn), 1),
    expectAtMost(`${who}: ms until then`, Math.round(ms), GETS_IN_WITHIN_MS),
  ];
}

async function signIn(
  url: string,
  visitor: Visitor,
  from: string,
  password: string,
  email: string = PERSON.email,
): Promise<Entry> {
  const begun = performance.now();
  const { csrfToken } = await (await visitor.ask(`${url}/api/auth/csrf`, undefined, from)).json();
  const form = { csrfToken, email, password, json: "true", callbackUrl: `${url}/incidents` };
  const answer = await visitor.ask(`${url}/api/auth/callback/password`, form, from);
  await answer.arrayBuffer();
  return { isIn: answer.status === 200, ms: performance.now() - begun };
}

async function stormWith(url: string) {
  const found = { answered: 0, opened: 0, slowed: 0 };
  const visitor = new Visitor();
  const { csrfToken } = await (await visitor.ask(`${url}/api/auth/csrf`, undefined, HERE)).json();
  let next = 0;
  const guess = async () => {
    while (next < WRONG) {
      next += 1;
      const form = { csrfToken, email: PERSON.email, password: `wrong ${next}`, json: "true" };
      const from = next % 2 === 0 ? HERE : THERE;
      const answer = await visitor.ask(`${url}/api/auth/callback/password`, form, from);
      const body = await answer.text();
      found.answered += Number(answer.status < 500);
      found.opened += Number(answer.status === 200);
      found.slowed += Number(decodeURIComponent(body).includes("Wait"));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, guess));
  return found;
}

async function watchLive(url: string, signal: AbortSignal): Promise<number[]> {
  const taken: number[] = [];
  while (!signal.aborted) {
    const begun = performance.now();
    await (await fetch(`${url}/api/live`)).arrayBuffer();
    taken.push(performance.now() - begun);
    await pause(20);
  }
  return taken;
}

function percentile(sorted: readonly number[], part: number): number {
  return Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0);
}
