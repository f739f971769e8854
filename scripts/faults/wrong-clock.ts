import { call, declare } from "./client";
import { expectAtMost, expectFigure, type Finding } from "./judge";
import type { World } from "./world";

const PRELOAD = new URL("./wrong-clock.js", import.meta.url).href;

/** Of two processes one has a clock that is an hour ahead; times, clocks and order are right all the same. */
export async function runWrongClock(world: World): Promise<Finding[]> {
  const right = await world.startApp();
  const wrong = await world.startApp({ env: { NODE_OPTIONS: `--import=${PRELOAD}` } });
  const token = world.tokens[0] ?? "";
  const number = await declare(wrong.url, world, "Declared by a wrong clock");
  const address = (app: { url: string }, path = "") =>
    `${app.url}/api/v1/incidents/${number}${path}`;
  const steps = [
    await call(address(right, "/acknowledgement"), token, {}),
    await call(address(wrong, "/timeline"), token, { body: "By the wrong clock" }),
    await call(address(right, "/timeline"), token, { body: "By the right clock" }),
    await call(address(wrong, "/mitigation"), token, {}),
    await call(address(right, "/resolution"), token, {}),
  ];
  const { body } = await call(address(right), token);
  const bodies = await world.query(
    `select e.body from timeline_entry e join incident i on i.id = e.incident_id
     where i.number = $1 order by e.occurred_at, e.recorded_at`,
    [number],
  );
  await wrong.stop();
  await right.stop();
  const clocks = body.clocks as { kind: string; state: string }[];
  const facts = body.facts as Record<string, string>;
  const off = Object.values(facts).filter(isInstant).map(minutesFromNow);
  return [
    expectFigure("steps that were refused", steps.filter(({ status }) => status >= 300).length, 0),
    expectAtMost("minutes that a recorded time is off", Math.max(...off), 2),
    expectFigure("response clocks met", clocks.filter(isMetResponse).length, 1),
    expectFigure(
      "entries in order",
      bodies[0]?.body === "By the wrong clock" ? 2 : 0,
      bodies.length,
    ),
  ];
}

const isInstant = (value: unknown) => typeof value === "string" && value.endsWith("Z");
const minutesFromNow = (instant: string) => Math.abs(Date.now() - Date.parse(instant)) / 60_000;
const isMetResponse = ({ kind, state }: { kind: string; state: string }) =>
  kind === "RESPONSE" && state === "MET";
