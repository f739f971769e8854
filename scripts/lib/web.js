import { spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./paths.js";
import { END_WITH_PARENT } from "./processes.js";
import { Stop } from "./progress.js";

const SERVER = path.join(ROOT, ".next/standalone/server.js");
const PLAIN_OUTPUT = pathToFileURL(path.join(ROOT, "scripts/lib/plain-output.js")).href;
const STOP_PATIENCE_MS = 10_000;

/**
 * Serves the production build and waits until it answers.
 * @param {{ port: number, host?: string, env: Record<string, string>, onLine?: (text: string) => void }} options
 * @returns {Promise<{ pid: number, stop: () => Promise<void>, kill: () => Promise<void>, ended: Promise<number> }>}
 *   `kill` lets it do nothing more; `ended` gives the exit code
 * @throws Stop when it ends, or does not answer within a minute
 */
export async function serveBuild({ port, host = "127.0.0.1", env, onLine }) {
  const child = spawn(
    process.execPath,
    ["--import", PLAIN_OUTPUT, "--import", END_WITH_PARENT, SERVER],
    {
      cwd: path.dirname(SERVER),
      env: {
        ...process.env,
        ...env,
        NODE_ENV: "production",
        PORT: String(port),
        HOSTNAME: host,
        MUSTER_HOST: host,
        // The address for links was settled by who starts it.
        MUSTER_URL: "",
        NEXT_TELEMETRY_DISABLED: "1",
      },
      // Its own process group: Ctrl-C reaches the script that started it, which then stops things in order.
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said = (said + chunk).slice(-8_000);
      onLine?.(String(chunk));
    });
  }
  const ended = new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  const stop = () => stopServer(child, ended);
  try {
    await waitUntilLive(host, port, ended);
  } catch (error) {
    await stop();
    if (!onLine && said.trim()) console.error(said.trim());
    throw error;
  }
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  return { pid: child.pid ?? 0, stop, kill, ended };
}

/** The address with the token for the first admin, where the server's output has it; null otherwise. */
export function findSetupAddress(output) {
  return output.match(/https?:[^\s"]+\/welcome\?token=[\w-]+/)?.[0] ?? null;
}

/**
 * @throws Stop when somebody else listens there, or nobody can. A server of a killed run gets a moment to leave.
 */
export async function needFreePort(port, host = "127.0.0.1") {
  for (let tries = 0; tries < 20; tries += 1) {
    const refusal = await tryToListen(port, host);
    if (refusal === null) return;
    if (["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL"].includes(refusal)) {
      throw new Stop(`MUSTER_HOST is ${host}, which is not an address of this machine.`);
    }
    if (refusal === "EACCES") {
      throw new Stop(`PORT is ${port}, which this user may not listen on: choose one above 1023.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Stop(`Port ${port} is taken by another program: stop it, or choose one with PORT=….`);
}

/** @returns {Promise<string | null>} the error's code, or null when it worked */
function tryToListen(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(error.code));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

/** Where a server that listens there is asked from this machine. */
function addressOf(host, port) {
  const reached = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  return `http://${reached.includes(":") ? `[${reached}]` : reached}:${port}`;
}

async function waitUntilLive(host, port, ended) {
  let over = false;
  ended.then(() => {
    over = true;
  });
  for (let tries = 0; tries < 300; tries += 1) {
    if (over) throw new Stop("The web server ended while starting: see the lines above.");
    try {
      const answer = await fetch(`${addressOf(host, port)}/api/live`, {
        signal: AbortSignal.timeout(2_000),
      });
      if (answer.status === 200) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Stop("The web server started but did not answer /api/live within a minute.");
}

async function stopServer(child, ended) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const lastResort = setTimeout(() => child.kill("SIGKILL"), STOP_PATIENCE_MS);
  await ended;
  clearTimeout(lastResort);
}
