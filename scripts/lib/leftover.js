import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { commandOf } from "./processes.js";

/**
 * After `kill -9` a server of this cluster may still run, or only its lock file be there: both end here.
 * @param {string} cluster the cluster's folder
 */
export function stopLeftover(cluster) {
  const lock = path.join(cluster, "postmaster.pid");
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  if (!isPostgresOf(pid, cluster)) return rmSync(lock, { force: true });
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 100 && isPostgresOf(pid, cluster); tries += 1) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

/** A server stands in its cluster's folder, whatever that was called when it was started. */
function isPostgresOf(pid, cluster) {
  const command = commandOf(pid);
  if (process.platform !== "linux") return command.includes(cluster);
  if (!command.includes("postgres")) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}
