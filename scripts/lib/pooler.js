import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { needDebianPackage } from "./debian-package.js";
import { freePort } from "./postgres.js";
import { giveFolder, ownerOf } from "./postgres-places.js";
import { Stop } from "./progress.js";

const PROGRAM = "/usr/sbin/pgbouncer";
/** Fewer than those who ask, so that each transaction gets another session than the one before. */
const SESSIONS = 4;

/**
 * Starts Debian's pgbouncer in transaction mode in front of a database, on a free loopback port, open to all.
 * @param {string} folder where its files go
 * @param {string} databaseUrl
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} `url` leads to the same database through it
 * @throws Stop when it cannot be installed or does not start
 */
export async function startPooler(folder, databaseUrl) {
  await needDebianPackage("pgbouncer", PROGRAM);
  const port = await freePort();
  const home = path.join(folder, "pooler");
  mkdirSync(home, { recursive: true });
  chmodSync(folder, 0o711);
  const file = path.join(home, "pgbouncer.ini");
  writeFileSync(file, settings(new URL(databaseUrl), port));
  // It refuses to run as root.
  const owner = ownerOf(home);
  giveFolder(home, owner);
  const options = owner.uid === undefined ? {} : { uid: owner.uid, gid: owner.gid };
  const pooler = spawn(PROGRAM, [file], {
    ...options,
    cwd: home,
    stdio: ["ignore", "ignore", "pipe"],
  });
  await new Promise((resolve, reject) => {
    let said = "";
    pooler.stderr.on("data", (chunk) => {
      said = (said + chunk).slice(-4_000);
      if (said.includes("process up")) resolve(undefined);
    });
    pooler.once("exit", () => reject(new Stop(`pgbouncer did not start: ${said}`)));
  });
  const url = new URL(databaseUrl);
  url.port = String(port);
  return {
    url: url.href,
    stop: () =>
      new Promise((resolve) => {
        pooler.removeAllListeners("exit");
        pooler.once("exit", () => resolve());
        pooler.kill("SIGKILL");
      }),
  };
}

function settings({ hostname, port: behind, username, password }, port) {
  return `[databases]
* = host=${hostname} port=${behind} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${SESSIONS}
max_client_conn = 500
`;
}
