import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { visit } from "../lib/visitors";
import type { Served } from "./pages";

const CALLS = 100;
const WARM_UP = 30;
/** What follows a write has ended by then. */
const SETTLED_MS = 1_000;

/** The processor time, in milliseconds, that a process has taken since it began (Linux). */
function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  const perSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
  return ((Number(fields[11]) + Number(fields[12])) / perSecond) * 1_000;
}

/** The processor time that the app takes for one call, in milliseconds, with what follows it. */
async function cpuMsACall({ app }: Served, call: () => Promise<unknown>): Promise<number> {
  for (let n = 0; n < WARM_UP; n += 1) await call();
  await sleep(SETTLED_MS);
  const before = cpuMsOf(app.pid);
  for (let n = 0; n < CALLS; n += 1) await call();
  await sleep(SETTLED_MS);
  return (cpuMsOf(app.pid) - before) / CALLS;
}

/** Prints what calls cost the app's process, beside a route that does nothing. @param token may write */
export async function printCpu(at: Served, token: string): Promise<void> {
  const { app, cookie, incident } = at;
  const append = async () => {
    const answer = await fetch(`${app.url}/api/v1/incidents/${incident}/timeline`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      body: JSON.stringify({ body: "The error rate is falling." }),
    });
    await answer.arrayBuffer();
    if (answer.status !== 201) throw new Error(`Adding an entry answered ${answer.status}.`);
  };
  const calls: Record<string, () => Promise<unknown>> = {
    "a route that does nothing": () => visit(`${app.url}/api/live`, cookie),
    "the board": () => visit(`${app.url}/incidents`, cookie),
    "a room": () => visit(`${app.url}/incidents/${incident}`, cookie),
    "adding an entry by the API, with all that follows": append,
  };
  const rows: Record<string, { "ms of a core": string }> = {};
  for (const [title, call] of Object.entries(calls)) {
    rows[title] = { "ms of a core": (await cpuMsACall(at, call)).toFixed(1) };
  }
  console.log("\nProcessor time of the app for one call");
  console.table(rows);
}
