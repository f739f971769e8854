import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { App } from "../lib/start-app";
import { msUntil } from "./client";
import type { World } from "./world";

/** What a process holds once its garbage is collected; `rss` and `inUse` in bytes. */
export type Held = {
  readonly rss: number;
  readonly inUse: number;
  readonly intervals: number;
  readonly timers: number;
  readonly sockets: number;
};

/** An app process that can be asked what it holds. */
export type ProbedApp = App & { readonly readHeld: () => Promise<Held> };

const PRELOAD = new URL("./probe.js", import.meta.url).href;

/** Serves the production build with a probe in it. */
export async function startProbedApp(
  world: World,
  env: Record<string, string> = {},
  onLine: (text: string) => void = () => undefined,
): Promise<ProbedApp> {
  const folder = mkdtempSync(path.join(tmpdir(), "muster-probe-"));
  const file = path.join(folder, "held.json");
  const probe = { NODE_OPTIONS: `--import=${PRELOAD}`, MUSTER_PROBE_FILE: file };
  const app = await world.startApp({ env: { ...probe, ...env }, onLine });
  const readHeld = async () => {
    rmSync(file, { force: true });
    process.kill(app.pid, "SIGUSR2");
    await msUntil(async () => existsSync(file), 30_000);
    return JSON.parse(readFileSync(file, "utf8")) as Held;
  };
  const stop = async () => {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...app, stop, readHeld };
}
