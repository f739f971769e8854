import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { needBrowser } from "./lib/browser.js";
import { ROOT } from "./lib/paths.js";
import { freePort, startPostgres } from "./lib/postgres.js";
import { buildApp, checkMachine, generateClient, installPackages } from "./lib/prepare.js";
import { runToEnd } from "./lib/processes.js";
import { runScript, Stop, step } from "./lib/progress.js";
import { serveBuild } from "./lib/web.js";

const HELP = `npm test                       every check and test; ends with "N passed, N failed"
npm test -- --only STAGE       one of: check, rules, database, build, browser`;

const CHECKS = {
  types: ["node_modules/typescript/bin/tsc", "--noEmit"],
  "lint and format": ["node_modules/@biomejs/biome/bin/biome", "ci", "--colors=off"],
  "house rules": ["scripts/house.js"],
};
const STAGES = {
  check: runChecks,
  rules: (folder) => runVitest("rules", folder),
  database: (folder) => runVitest("database", folder),
  build: runBuild,
  browser: runJourneys,
};

if (process.argv.includes("--help")) console.log(HELP);
else await runScript(test);

async function test() {
  checkMachine();
  const only = process.argv.includes("--only")
    ? process.argv[process.argv.indexOf("--only") + 1]
    : null;
  if (only !== null && !STAGES[only]) throw new Stop(`There is no stage ${only}.\n${HELP}`);
  await installPackages();
  await generateClient();
  const folder = mkdtempSync(path.join(tmpdir(), "muster-results-"));
  const total = { passed: 0, failed: 0 };
  for (const [name, run] of Object.entries(STAGES)) {
    if (only !== null && only !== name) continue;
    const { passed, failed } = await step(`Stage ${name} ended`, () => countOf(name, run, folder));
    console.log(`Stage ${name}: ${passed} good, ${failed} bad`);
    total.passed += passed;
    total.failed += failed;
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 ? 1 : 0);
}

/** A stage that breaks, or that finds nothing to run, counts as one failure. */
async function countOf(name, run, folder) {
  try {
    const { passed, failed } = await run(folder);
    if (passed + failed > 0) return { passed, failed };
    console.error(`Stage ${name} ran no test.`);
  } catch (error) {
    console.error(process.env.DEBUG ? error : error.message);
  }
  return { passed: 0, failed: 1 };
}

async function runChecks() {
  const count = { passed: 0, failed: 0 };
  for (const [title, args] of Object.entries(CHECKS)) {
    const { code, output } = await runToEnd(process.execPath, args, { quiet: true });
    count[code === 0 ? "passed" : "failed"] += 1;
    if (code !== 0) console.error(`${title}:\n${output.trim()}`);
  }
  return count;
}

async function runVitest(project, folder) {
  const file = path.join(folder, `${project}.json`);
  const { code } = await runToEnd(process.execPath, [
    "node_modules/vitest/vitest.mjs",
    "run",
    `--project=${project}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const report = readReport(file);
  return judged(code, report.numPassedTests, report.numTotalTests - report.numPassedTests);
}

async function runBuild() {
  await buildApp();
  return { passed: 1, failed: 0 };
}

async function runJourneys(folder) {
  await needBrowser();
  await buildApp();
  const { migrateDatabase } = await import("./lib/migrate.js");
  const dataDir = mkdtempSync(path.join(tmpdir(), "muster-journeys-"));
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const parts = [{ stop: () => rmSync(dataDir, { recursive: true, force: true }) }];
  try {
    const database = await startPostgres(dataDir, { settings });
    parts.push(database);
    await migrateDatabase(database.url);
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const secret = "only-for-journeys-0123456789";
    const env = {
      DATABASE_URL: database.url,
      NEXTAUTH_SECRET: secret,
      NEXTAUTH_URL: url,
      // The journey about mail listens there.
      SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
      MAIL_FROM: "Muster <muster@example.org>",
      SMTP_TIMEOUT_SECONDS: "5",
      // So do the receivers of the journeys about webhooks.
      MUSTER_WEBHOOK_ALLOW: "127.0.0.1",
    };
    parts.push(await serveBuild({ port, host: "0.0.0.0", env }));
    return await runPlaywright(folder, { ...env, MUSTER_TEST_URL: url });
  } finally {
    for (const part of parts.reverse()) await part.stop();
  }
}

async function runPlaywright(folder, env) {
  const file = path.join(folder, "journeys.json");
  const cli = "node_modules/@playwright/test/cli.js";
  const { code } = await runToEnd(process.execPath, [cli, "test", "--reporter=list,json"], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  const { stats } = readReport(file);
  return judged(code, stats.expected, stats.unexpected + stats.flaky + stats.skipped);
}

/** A runner that fails without a failed test (an error outside one) still failed. */
function judged(code, passed, failed) {
  return { passed, failed: code !== 0 ? Math.max(failed, 1) : failed };
}

function readReport(file) {
  if (!existsSync(file))
    throw new Stop(`${path.basename(file, ".json")}: the runner gave no report.`);
  return JSON.parse(readFileSync(file, "utf8"));
}

process.chdir(ROOT);
