import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { needDebianPackage } from "./debian-package.js";
import { freePort } from "./postgres.js";
import { runToEnd } from "./processes.js";
import { Stop } from "./progress.js";

const PROGRAM = "/usr/bin/prometheus";
const TOOL = "/usr/bin/promtool";
const STARTS_WITHIN_MS = 60_000;

/**
 * Starts Debian's Prometheus on a free loopback port, with a past.
 * @param {string} folder where its files go
 * @param {{ past: string, scrape?: string }} options `past`: samples as OpenMetrics text with times; `scrape`: the
 * host and port of an exporter, asked each second
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 * @throws Stop when it cannot be installed or does not start
 */
export async function startPrometheus(folder, { past, scrape }) {
  await needDebianPackage("prometheus", PROGRAM);
  const places = { data: path.join(folder, "data"), past: path.join(folder, "past.txt") };
  mkdirSync(places.data, { recursive: true });
  writeFileSync(places.past, past);
  const filled = await runToEnd(
    TOOL,
    ["tsdb", "create-blocks-from", "openmetrics", places.past, places.data],
    { quiet: true },
  );
  if (filled.code !== 0) throw new Stop("promtool did not take the samples of the past.");
  const settings = path.join(folder, "prometheus.yml");
  writeFileSync(settings, settingsFor(scrape));
  const port = await freePort();
  const server = spawn(
    PROGRAM,
    [
      `--config.file=${settings}`,
      `--storage.tsdb.path=${places.data}`,
      "--storage.tsdb.retention.time=90d",
      `--web.listen-address=127.0.0.1:${port}`,
      "--log.level=error",
    ],
    { cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  server.stderr.on("data", (chunk) => {
    said = (said + chunk).slice(-4_000);
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = () =>
    new Promise((resolve) => {
      if (server.exitCode !== null) return resolve(undefined);
      server.once("exit", () => resolve(undefined));
      server.kill("SIGKILL");
    });
  for (let waited = 0; waited < STARTS_WITHIN_MS; waited += 100) {
    if (server.exitCode !== null) break;
    const ready = await fetch(`${url}/-/ready`).catch(() => null);
    if (ready?.ok) return { url, stop };
    await sleep(100);
  }
  await stop();
  throw new Stop(`prometheus did not start: ${said}`);
}

/** JSON is YAML. */
function settingsFor(scrape) {
  const jobs = scrape
    ? [
        {
          job_name: "app",
          scrape_interval: "1s",
          scrape_timeout: "1s",
          static_configs: [{ targets: [scrape] }],
        },
      ]
    : [];
  return JSON.stringify({ scrape_configs: jobs });
}
