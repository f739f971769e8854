import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
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

/** Calls `stop` once on Ctrl-C or a polite kill, then leaves; a second Ctrl-C does not cut it short. */
export function onStopSignal(stop) {
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      await stop();
      process.exit(0);
    });
  }
}
