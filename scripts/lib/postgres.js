import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { lastLine, openCluster } from "./cluster.js";
import { Stop } from "./progress.js";
import { claimFolder, readRunning } from "./running.js";

/** The app's role in the packaged server. */
const APP_ROLE = "muster_app";

/**
 * Starts the PostgreSQL that comes with the packages on a free loopback port. The first call makes the
 * cluster; a server left over from a killed run is stopped first, and its stale lock file is no obstacle.
 * @param {string} dataDir where the cluster lives, in its folder `postgres`
 * @param {object} options `share` answers with the database of a live run, where others are refused;
 *   `port` asks for a certain port, so that a restarted server is found where it was
 * @returns {Promise<{ url: string, appUrl: string, adminUrl: string, folder: string, stop: () => Promise<void> }>}
 *   `url` is of the owner, `appUrl` of a role that owns nothing
 * @throws Stop with what is wrong and what to do
 */
export async function startPostgres(
  dataDir,
  { database = "muster", settings = {}, share = false, port = 0 } = {},
) {
  mkdirSync(dataDir, { recursive: true });
  const running = readRunning(dataDir);
  if (running?.url && share) {
    const { url, appUrl, adminUrl } = running;
    const folder = path.join(dataDir, "postgres");
    return { url, appUrl, adminUrl, folder, stop: async () => undefined };
  }
  const claim = claimFolder(dataDir);
  const cluster = openCluster(dataDir);
  const listens = port || (await freePort());
  const server = await launch(cluster, listens, settings);
  const urlOf = (role, password, name) =>
    `postgresql://${role}:${password}@127.0.0.1:${listens}/${name}`;
  const adminUrl = urlOf("muster", cluster.password, "postgres");
  // Made from the owner's, so there is nothing more to keep, and nothing can be told from it.
  const appPassword = createHmac("sha256", cluster.password).update(APP_ROLE).digest("base64url");
  await prepareServer(adminUrl, database, appPassword);
  const urls = {
    url: urlOf("muster", cluster.password, database),
    appUrl: urlOf(APP_ROLE, appPassword, database),
    adminUrl,
  };
  claim.tell(urls);
  return { ...urls, folder: cluster.folder, stop: () => stop(server, claim) };
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

/** Makes the database and the app's role. */
async function prepareServer(adminUrl, database, appPassword) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query(
    `select exists (select 1 from pg_database where datname = $1) as database,
       exists (select 1 from pg_roles where rolname = $2) as role`,
    [database, APP_ROLE],
  );
  if (!rows[0].database) await client.query(`create database ${database}`);
  await client.query(
    `${rows[0].role ? "alter" : "create"} role ${APP_ROLE} login password '${appPassword}'`,
  );
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
