import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { lastLine, openCluster } from "./cluster.js";
import { Stop } from "./progress.js";
import { claimFolder, readRunning } from "./running.js";

/**
 * Starts the PostgreSQL that comes with the packages on a free loopback port. The first call makes the
 * cluster; a server left over from a killed run is stopped first, and its stale lock file is no obstacle.
 * @param {string} dataDir where the cluster lives, in its folder `postgres`
 * @param {object} options `share` answers with the database of a live run, where others are refused;
 *   `port` asks for a certain port, so that a restarted server is found where it was
 * @returns {Promise<{ url: string, adminUrl: string, folder: string, stop: () => Promise<void> }>}
 * @throws Stop with what is wrong and what to do
 */
export async function startPostgres(
  dataDir,
  { database = "muster", settings = {}, share = false, port = 0 } = {},
) {
  mkdirSync(dataDir, { recursive: true });
  const running = readRunning(dataDir);
  if (running?.url && share) return { ...running, stop: async () => undefined };
  const claim = claimFolder(dataDir);
  const cluster = openCluster(dataDir);
  const listens = port || (await freePort());
  const server = await launch(cluster, listens, settings);
  const urlOf = (name) => `postgresql://muster:${cluster.password}@127.0.0.1:${listens}/${name}`;
  await ensureDatabase(urlOf("postgres"), database);
  const about = { url: urlOf(database), adminUrl: urlOf("postgres"), folder: cluster.folder };
  claim.tell({ url: about.url, adminUrl: about.adminUrl });
  return { ...about, stop: () => stop(server, claim) };
}

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

function launch({ binaries, directory, options }, port, settings) {
  const chosen = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    ...settings,
  };
  const flags = Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(binaries.postgres, ["-D", directory, "-p", String(port), ...flags], {
    ...options,
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (chunk) => {
      said = (said + chunk).slice(-4_000);
      if (said.includes("ready to accept connections")) resolve(server);
    });
    server.once("exit", () => reject(new Stop(`The database did not start: ${lastLine(said)}`)));
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
function stop(server, claim) {
  return new Promise((resolve) => {
    const end = () => {
      claim.release();
      resolve();
    };
    if (server.exitCode !== null || server.signalCode !== null) return end();
    server.once("exit", end);
    server.kill("SIGINT");
  });
}
