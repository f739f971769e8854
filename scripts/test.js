import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { needBrowser } from "./lib/browser.js";
import { CHECKS } from "./lib/checks.js";
import { prepareDatabase } from "./lib/database.js";
import { ROOT } from "./lib/paths.js";
import { freePort, startPostgres } from "./lib/postgres.js";
import { buildApp, checkMachine, generateClient, installPackages } from "./lib/prepare.js";
import { runToEnd } from "./lib/processes.js";
import { runScript, Stop, step } from "./lib/progress.js";
import { findSetupAddress, serveBuild } from "./lib/web.js";

const HELP = `npm test                       every check and test; ends with "N passed, N failed"
npm test -- --only STAGE       one of: check, rules, database, build, served, browser
npm test -- --only STAGE FILE  only these files of rules, database, served or browser: lib/find/search/, e2e/palette.spec.ts`;

const STAGES = {
  check: runChecks,
  rules: (folder, files) => runVitest("rules", folder, files),
  database: (folder, files) => runVitest("database", folder, files),
  build: runBuild,
  served: runServed,
  browser: runJourneys,
};

if (process.argv.includes("--help")) console.log(HELP);
else await runScript(test);

async function test() {
  checkMachine();
  const { only, files } = readChoice(process.argv.slice(2));
  await installPackages();
  await generateClient();
  const folder = mkdtempSync(path.join(tmpdir(), "muster-results-"));
  const total = { passed: 0, failed: 0, names: [] };
  for (const [name, run] of Object.entries(STAGES)) {
    if (only !== null && only !== name) continue;
    const count = await step(`Stage ${name} ended`, () =>
      countOf(name, (place) => run(place, files), folder),
    );
    console.log(`Stage ${name}: ${count.passed} good, ${count.failed} bad`);
    total.passed += count.passed;
    total.failed += count.failed;
    total.names.push(...count.names.map((one) => `${name}: ${one}`));
  }
  rmSync(folder, { recursive: true, force: true });
  // Named once more: the first stages are far up by now.
  if (total.names.length > 0) console.log(`Failed:\n  ${total.names.join("\n  ")}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 ? 1 : 0);
}

/** What was asked for: everything, one stage, or some files of one. */
function readChoice([flag, only = null, ...files]) {
  if (flag === undefined) return { only: null, files: [] };
  if (flag !== "--only") throw new Stop(`${flag} is not known here.\n${HELP}`);
  if (only === null || !STAGES[only]) throw new Stop(`There is no stage ${only}.\n${HELP}`);
  if (files.length > 0 && !/^(rules|database|served|browser)$/.test(only)) {
    throw new Stop(`The stage ${only} has no files to choose from.`);
  }
  return { only, files };
}

/** A stage that breaks, or that finds nothing to run, counts as one failure. */
async function countOf(name, run, folder) {
  try {
    const count = await run(folder);
    if (count.passed + count.failed > 0) return count;
    console.error(`Stage ${name} ran no test.`);
  } catch (error) {
    console.error(process.env.DEBUG ? error : error.message);
  }
  return { passed: 0, failed: 1, names: ["the stage itself"] };
}

async function runChecks() {
  const names = [];
  for (const [title, args] of CHECKS) {
    const { code, output } = await runToEnd(process.execPath, args, { quiet: true });
    if (code === 0) continue;
    console.error(`${title}:\n${output.trim()}`);
    names.push(title);
  }
  return { passed: CHECKS.length - names.length, failed: names.length, names };
}

async function runVitest(project, folder, files) {
  const file = path.join(folder, `${project}.json`);
  const { code } = await runToEnd(process.execPath, [
    "node_modules/vitest/vitest.mjs",
    "run",
    `--project=${project}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...files,
  ]);
  const report = readReport(file);
  const names = report.testResults.flatMap(({ name, status, assertionResults }) => {
    const bad = assertionResults.filter((one) => one.status !== "passed");
    const told = bad.map((one) => `${path.relative(ROOT, name)} › ${one.fullName}`);
    return told.length === 0 && status !== "passed" ? [path.relative(ROOT, name)] : told;
  });
  return judged(code, report.numPassedTests, names);
}

async function runBuild() {
  await buildApp();
  return { passed: 1, failed: 0, names: [] };
}

/** Requests of every kind to the production build, from outside, without a browser. */
async function runServed(folder, files) {
  await buildApp();
  return runVitest("served", folder, files);
}

async function runJourneys(folder, files) {
  await needBrowser();
  await buildApp();
  const dataDir = mkdtempSync(path.join(tmpdir(), "muster-journeys-"));
  const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const parts = [{ stop: () => rmSync(dataDir, { recursive: true, force: true }) }];
  try {
    const database = await startPostgres(dataDir, { settings });
    parts.push(database);
    // As in production: the app's role owns nothing.
    await prepareDatabase({ url: database.appUrl, ownerUrl: database.url });
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const secret = "only-for-journeys-0123456789";
    const env = {
      DATABASE_URL: database.appUrl,
      NEXTAUTH_SECRET: secret,
      NEXTAUTH_URL: url,
      // The journey about mail listens there.
      SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
      MAIL_FROM: "Muster <muster@example.org>",
      SMTP_TIMEOUT_SECONDS: "5",
      // So do the receivers of the journeys about webhooks.
      MUSTER_WEBHOOK_ALLOW: "127.0.0.1",
      // One admin works in several browsers at once, each faster than a person.
      MUSTER_REQUESTS_PER_MINUTE: "20000",
    };
    let said = "";
    const onLine = (text) => {
      said = (said + text).slice(-100_000);
    };
    // Open to other machines, so that the first start needs the token that it prints.
    parts.push(await serveBuild({ port, host: "0.0.0.0", env, onLine }));
    const setup = {
      MUSTER_TEST_URL: url,
      MUSTER_TEST_SETUP: findSetupAddress(said) ?? "",
      // For journeys that start an app of their own on a database of its own.
      MUSTER_TEST_OWNER_URL: database.url,
    };
    return await runPlaywright(folder, files, { ...env, ...setup });
  } finally {
    for (const part of parts.reverse()) await part.stop();
  }
}

async function runPlaywright(folder, files, env) {
  const file = path.join(folder, "journeys.json");
  const cli = "node_modules/@playwright/test/cli.js";
  const { code } = await runToEnd(
    process.execPath,
    [cli, "test", "--reporter=list,json", ...files],
    {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    },
  );
  const { stats, suites } = readReport(file);
  return judged(code, stats.expected, suites.flatMap(namesOfBad));
}

/** Journeys that failed, needed a second try, or were left out. */
function namesOfBad({ file, suites = [], specs }) {
  const bad = specs.filter(({ tests }) => tests.some((one) => one.status !== "expected"));
  return [...bad.map(({ title }) => `e2e/${file} › ${title}`), ...suites.flatMap(namesOfBad)];
}

/** A runner that fails without a failed test (an error outside one) still failed. */
function judged(code, passed, bad) {
  const names = bad.length === 0 && code !== 0 ? ["the runner, outside any test"] : bad;
  return { passed, failed: names.length, names };
}

function readReport(file) {
  if (!existsSync(file))
    throw new Stop(`${path.basename(file, ".json")}: the runner gave no report.`);
  return JSON.parse(readFileSync(file, "utf8"));
}

process.chdir(ROOT);
