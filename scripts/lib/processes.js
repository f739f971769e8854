import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./paths.js";

/**
 * The command line of a live process, or "" when there is none (a zombie has none either).
 * @param {number} pid
 */
export function commandOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return "";
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return "";
    }
  }
  const { stdout } = spawnSync("ps", ["-o", "stat=,args=", "-p", String(pid)], {
    encoding: "utf8",
  });
  const line = (stdout ?? "").trim();
  return line.startsWith("Z") ? "" : line;
}

/**
 * Runs a command to its end with its output shown, or kept and shown only when it fails.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runToEnd(command, args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        output = (output + chunk).slice(-20_000);
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Loaded into a child with a channel to us, it ends the child when we are killed outright. */
export const END_WITH_PARENT = pathToFileURL(
  path.join(ROOT, "scripts/lib/end-with-parent.js"),
).href;

const PARENT = process.ppid;

/**
 * Calls `stop` once on Ctrl-C or a polite kill, then leaves; a second Ctrl-C does not cut it short. The same
 * when npm, which started us, is gone: it ends by SIGTERM without passing that on through the shell between.
 */
export function onStopSignal(stop) {
  let stopping = false;
  const leave = async () => {
    if (stopping) return;
    stopping = true;
    await stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, leave);
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  setInterval(() => {
    if (process.ppid !== PARENT) leave();
  }, 500).unref();
}
