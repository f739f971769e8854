import { connect, type Socket } from "node:net";
import { openSessions } from "../lib/visitors";
import { pause } from "./client";
import { expectAtMost, expectFigure, type Finding } from "./judge";
import { type Held, type ProbedApp, startProbedApp } from "./probe";
import type { World } from "./world";

const CONNECTIONS = 20_000;
const WARM_UP = 2_000;
const AT_ONCE = 40;
/** As many lines as one person may hold (lib/respond/live/hub.ts). */
const PLACES = 24;
const MOST_PERCENT = 110;
/** Longer than idle connections to the database are kept: what is left then was forgotten. */
const SETTLE_MS = 13_000;
const LOOKS = 9;

/** One connection and what became of it: the status of the first answer, 0 when nobody waited for it. */
type Visit = (port: number, cookies: { full: string; free: string }) => Promise<number>;

/** Ways to ask for the stream and not to stay. */
const VISITS: Readonly<Record<string, Visit>> = {
  "hung up at once": (port, { free }) => visit(port, ask(free), "at once"),
  "hung up once answered": (port, { free }) => visit(port, ask(free), "answered"),
  "refused, all places taken": (port, { full }) => visit(port, ask(full), "answered"),
  "not signed in": (port) => visit(port, ask(""), "answered"),
  "head only": (port, { free }) => visit(port, ask(free, "HEAD"), "answered"),
  "two on one connection": (port, { free }) => visit(port, ask(free) + ask(free), "answered"),
};

/** Thousands ask for the live stream and hang up, or are refused: the process holds no more than before. */
export async function floodStream(world: World): Promise<Finding[]> {
  // Jobs would come and go meanwhile, each with timers and connections of its own.
  const app = await startProbedApp(world, { MUSTER_WORKER: "off" });
  const port = Number(new URL(app.url).port);
  const cookies = { full: await addPerson(world, "full"), free: await addPerson(world, "free") };
  const held = await openLines(port, cookies.full, PLACES);
  await flood(port, cookies, WARM_UP);
  const before = await readSettled(app);
  const answered = await flood(port, cookies, CONNECTIONS);
  const after = await readSettled(app);
  const places = await openLines(port, cookies.free, PLACES);
  const reloads = await reload(port, cookies.free, places);
  for (const { socket } of [...held, ...places]) socket.destroy();
  await app.stop();
  const percent = (now: number, then: number) => Math.round((100 * now) / then);
  const inMb = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`;
  const count = (status: number) => answered.filter((it) => it === status).length;
  return [
    expectFigure("connections", answered.length, CONNECTIONS),
    expectAtMost("refused with 5xx", answered.filter((it) => it >= 500).length, 0),
    {
      says: `answered 200: ${count(200)}, 401: ${count(401)}, 429: ${count(429)}`,
      good: count(429) > 0,
    },
    expectAtMost(
      `memory in percent of before, ${inMb(before.rss)} then and ${inMb(after.rss)} now`,
      percent(after.rss, before.rss),
      MOST_PERCENT,
    ),
    expectAtMost(
      `of it in use, ${inMb(before.inUse)} then and ${inMb(after.inUse)} now`,
      percent(after.inUse, before.inUse),
      MOST_PERCENT,
    ),
    expectAtMost("repeating timers", after.intervals, before.intervals),
    expectAtMost("timers that keep the process busy", after.timers, before.timers),
    expectAtMost("connections still open", after.sockets, before.sockets),
    expectFigure("places left for somebody who hung up", opened(places), PLACES),
    expectFigure("of them after 24 reloads", reloads, PLACES),
  ];
}

/** The least of a few looks: idle connections to the database come and go meanwhile, and stay for ten seconds. */
async function readSettled(app: ProbedApp): Promise<Held> {
  await pause(SETTLE_MS);
  const looks: Held[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    looks.push(await app.readHeld());
    await pause(1_500);
  }
  const least = (of: keyof Held) => Math.min(...looks.map((look) => look[of]));
  return {
    rss: least("rss"),
    inUse: least("inUse"),
    intervals: least("intervals"),
    timers: least("timers"),
    sockets: least("sockets"),
  };
}

type Line = { readonly socket: Socket; readonly status: number };
const opened = (lines: readonly Line[]) => lines.filter(({ status }) => status === 200).length;

/** @returns the status of each */
async function flood(
  port: number,
  cookies: Parameters<Visit>[1],
  count: number,
): Promise<number[]> {
  const visits = Object.values(VISITS);
  const answered: number[] = [];
  let next = 0;
  const visitor = async () => {
    while (next < count) {
      const go = visits[next % visits.length];
      next += 1;
      answered.push((await go?.(port, cookies)) ?? 0);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visitor));
  return answered;
}

/** A person with a session. @returns its cookie */
async function addPerson(world: World, name: string): Promise<string> {
  const client = await world.connect();
  const { rows } = await client.query<{ id: string }>(
    `insert into app_user (id, email, name, role, created_at)
     values (uuidv7(), $1 || '@example.org', $1, 'VIEWER', now()) returning id`,
    [name],
  );
  const [cookie = ""] = await openSessions(client, rows[0]?.id ?? "", 1);
  await client.end();
  return cookie;
}

function ask(cookie: string, method = "GET"): string {
  const head = [`${method} /api/stream HTTP/1.1`, "Host: 127.0.0.1", `Cookie: ${cookie}`];
  return `${head.join("\r\n")}\r\n\r\n`;
}

function visit(port: number, request: string, until: "at once" | "answered"): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let status = 0;
    socket.on("error", () => undefined);
    socket.once("close", () => resolve(status));
    socket.once("data", (chunk) => {
      status = statusOf(chunk);
      socket.destroy();
    });
    socket.write(request, () => {
      if (until === "at once") socket.destroy();
    });
  });
}

/** Lines that stay open. */
function openLines(port: number, cookie: string, count: number): Promise<Line[]> {
  return Promise.all(Array.from({ length: count }, () => openLine(port, cookie)));
}

function openLine(port: number, cookie: string): Promise<Line> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.once("close", () => resolve({ socket, status: 0 }));
    socket.once("data", (chunk) => resolve({ socket, status: statusOf(chunk) }));
    socket.write(ask(cookie));
  });
}

/** Somebody with every place taken reloads each page at once. @returns how many were answered */
async function reload(port: number, cookie: string, lines: Line[]): Promise<number> {
  let answered = 0;
  for (const [at, { socket }] of [...lines.entries()]) {
    socket.destroy();
    // A browser needs longer than this from closing a page to asking for its next line.
    await pause(50);
    const line = await openLine(port, cookie);
    lines[at] = line;
    if (line.status === 200) answered += 1;
  }
  return answered;
}

function statusOf(chunk: Buffer): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(String(chunk.subarray(0, 32)))?.[1] ?? 0);
}
