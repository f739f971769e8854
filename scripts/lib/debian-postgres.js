import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import path from "node:path";
import { lastLine } from "./cluster.js";
import { needDebianPackage } from "./debian-package.js";
import { freePort } from "./postgres.js";
import { giveFolder, ownerOf } from "./postgres-places.js";
import { Stop } from "./progress.js";

/** The oldest PostgreSQL that Muster runs on, which is also the one Debian 12 has. */
const MAJOR = 15;
const BIN = `/usr/lib/postgresql/${MAJOR}/bin`;

/**
 * Makes sure that Debian's PostgreSQL is there, for the tests that prove the oldest version.
 * @throws Stop when it is not there and cannot be installed
 */
export async function needDebianPostgres() {
  await needDebianPackage(`postgresql-${MAJOR}`, `${BIN}/postgres`);
}

/**
 * Starts Debian's PostgreSQL for a test, on a free loopback port, open to any role.
 * @param {string} folder where its cluster goes
 * @returns {Promise<{ urlOf: (role: string, database: string) => string, stop: () => Promise<void> }>} the
 *   superuser is `postgres`
 */
export async function startDebianPostgres(folder) {
  const cluster = path.join(folder, "debian");
  mkdirSync(cluster, { recursive: true });
  // Before 16 a server cannot be started standing in a folder that it cannot walk to.
  chmodSync(folder, 0o711);
  const owner = ownerOf(cluster);
  giveFolder(cluster, owner);
  const options = owner.uid === undefined ? {} : { uid: owner.uid, gid: owner.gid };
  const made = spawnSync(
    `${BIN}/initdb`,
    [`--pgdata=${cluster}`, "--auth=trust", "--username=postgres", "--no-sync"].concat(
      "--encoding=UTF8",
      "--locale=C.UTF-8",
    ),
    { ...options, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Stop(`No cluster could be made: ${lastLine(made.stderr)}`);
  const port = await freePort();
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "", fsync: "off" };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(`${BIN}/postgres`, ["-D", cluster, "-p", String(port), ...flags], {
    ...options,
    stdio: ["ignore", "ignore", "pipe"],
  });
  await new Promise((resolve, reject) => {
    server.stderr.on("data", (chunk) => {
      if (String(chunk).includes("ready to accept connections")) resolve(undefined);
    });
    server.once("exit", () => reject(new Stop("Debian's PostgreSQL did not start.")));
  });
  return {
    urlOf: (role, database) => `postgresql://${role}:none@127.0.0.1:${port}/${database}`,
    stop: () =>
      new Promise((resolve) => {
        server.removeAllListeners("exit");
        server.once("exit", () => resolve());
        server.kill("SIGINT");
      }),
  };
}
