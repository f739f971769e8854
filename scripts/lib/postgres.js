import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { clusterFolder, findBinaries, ownerOf } from "./postgres-places.js";
import { commandOf } from "./processes.js";

/**
 * Starts the PostgreSQL that comes with the packages on a free loopback port. The first call makes the
 * cluster; a server left over from a killed run is stopped first, and its stale lock file is no obstacle.
 * @param {string} dataDir where the cluster lives; owned by an unprivileged user when we are root
 * @param {object} options `share` answers with the database of a live run, where others are refused;
 *   `port` asks for a certain port, so that a restarted server is found where it was
 * @returns {Promise<{ url: string, adminUrl: string, stop: () => Promise<void> }>}
 */
export async function startPostgres(
  dataDir,
  { database = "muster", settings = {}, share = false, port = 0 } = {},
) {
  const running = readRunning(dataDir);
  if (running && share) return { ...running, stop: async () => undefined };
  needNotRunning(dataDir);
  const owner = ownerOf();
  const binaries = findBinaries(owner);
  const cluster = clusterFolder(dataDir, owner);
  prepareFolder(cluster, owner);
  const password = readPassword(path.join(dataDir, "postgres-password"));
  if (!existsSync(path.join(cluster, "PG_VERSION"))) initialise(binaries, cluster, password, owner);
  stopLeftover(cluster);
  const listens = port || (await freePort());
  const server = await launch(binaries, cluster, listens, settings, owner);
  const urlOf = (name) => `postgresql://muster:${password}@127.0.0.1:${listens}/${name}`;
  await ensureDatabase(urlOf("postgres"), database);
  const urls = { url: urlOf(database), adminUrl: urlOf("postgres") };
  writeFileSync(runningFile(dataDir), JSON.stringify({ pid: process.pid, ...urls }), {
    mode: 0o600,
  });
  return { ...urls, stop: () => stop(server, dataDir) };
}

/** @throws Error when another live script owns this data folder's server */
export function needNotRunning(dataDir) {
  const running = readRunning(dataDir);
  if (running) {
    throw new Error(`Muster already runs on ${dataDir} (process ${running.pid}): stop that first.`);
  }
}

const runningFile = (dataDir) => path.join(dataDir, "running.json");

/** The live script that owns this data folder's server, if there is one; a killed one does not count. */
function readRunning(dataDir) {
  try {
    const running = JSON.parse(readFileSync(runningFile(dataDir), "utf8"));
    const isLive = running.pid !== process.pid && /scripts|vitest/.test(commandOf(running.pid));
    return isLive ? running : null;
  } catch {
    return null;
  }
}

function prepareFolder(cluster, owner) {
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  if (owner.uid !== undefined) chownSync(cluster, owner.uid, owner.gid);
}

function readPassword(file) {
  if (!existsSync(file))
    writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

function initialise({ initdb }, cluster, password, owner) {
  const passwordFile = path.join(cluster, "..", `initdb-${process.pid}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner.uid !== undefined) chownSync(passwordFile, owner.uid, owner.gid);
  const flags = [
    "--auth=scram-sha-256",
    "--username=muster",
    "--encoding=UTF8",
    "--locale=C.UTF-8",
  ];
  const { status, stderr } = spawnSync(
    initdb,
    [`--pgdata=${cluster}`, `--pwfile=${passwordFile}`, ...flags],
    { ...owner, encoding: "utf8" },
  );
  rmSync(passwordFile, { force: true });
  if (status === 0) return;
  rmSync(cluster, { recursive: true, force: true });
  throw new Error(`The database could not be created: ${lastLine(stderr)}`);
}

/** After `kill -9` a server of this cluster may still run, or only its lock file be there. */
function stopLeftover(cluster) {
  const lock = path.join(cluster, "postmaster.pid");
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  if (!isPostgresOf(pid, cluster)) return rmSync(lock, { force: true });
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 100 && isPostgresOf(pid, cluster); tries += 1) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

const isPostgresOf = (pid, cluster) => commandOf(pid).includes(cluster);

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function launch({ postgres }, cluster, port, settings, owner) {
  const chosen = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    ...settings,
  };
  const flags = Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(postgres, ["-D", cluster, "-p", String(port), ...flags], {
    ...owner,
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (chunk) => {
      said = (said + chunk).slice(-4_000);
      if (said.includes("ready to accept connections")) resolve(server);
    });
    server.once("exit", () => reject(new Error(`The database did not start: ${lastLine(said)}`)));
  });
}

async function ensureDatabase(adminUrl, database) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [
    database,
  ]);
  if (rowCount === 0) await client.query(`create database ${database}`);
  await client.end();
}

/** A fast shutdown: sessions end, the log is flushed, nothing needs recovery next time. */
function stop(server, dataDir) {
  rmSync(runningFile(dataDir), { force: true });
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill("SIGINT");
  });
}

function lastLine(text) {
  return String(text).trim().split("\n").at(-1) ?? "";
}
