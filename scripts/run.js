import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { appEnv, askedPort } from "./lib/app-env.js";
import { needSoundConfiguration } from "./lib/configuration.js";
import { openDatabase } from "./lib/database.js";
import { ROOT } from "./lib/paths.js";
import { checkMachine, generateClient, installPackages } from "./lib/prepare.js";
import { END_WITH_PARENT, onStopSignal } from "./lib/processes.js";
import { runScript, Stop } from "./lib/progress.js";

const FOLDER = path.join(ROOT, "scripts/cli");
/** Scripts that need the role which owns the tables. */
const OWNERS = ["backup", "restore"];
/** Scripts that never touch the database at hand. */
const BRINGS_ITS_OWN = ["bench", "faults", "slo"];
const HELP = `node scripts/run.js NAME [arguments]    runs scripts/cli/NAME.ts with the database at hand
Uses DATABASE_URL, or Muster's own: that of the running Muster, or started for as long as this takes.`;

const [name, ...rest] = process.argv.slice(2);
if (name === undefined || name === "--help") console.log(HELP);
else await runScript(run);

async function run() {
  const file = path.join(FOLDER, `${name}.ts`);
  if (!existsSync(file)) throw new Stop(`There is no script ${name}; there are: ${known()}.`);
  checkMachine();
  await installPackages();
  await generateClient();
  if (!BRINGS_ITS_OWN.includes(name)) await needSoundConfiguration();
  const needsDatabase = !BRINGS_ITS_OWN.includes(name) && !rest.some(isAboutNoDatabase);
  const database = needsDatabase ? await openDatabase({ share: true }) : null;
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", END_WITH_PARENT, "--import=tsx", file, ...rest],
    {
      cwd: ROOT,
      env: database
        ? {
            ...process.env,
            // Past a pooler: what is asked here may take long, or need a session of its own.
            ...appEnv({ databaseUrl: database.directUrl, port: askedPort() }),
            ...(OWNERS.includes(name) && { DATABASE_OWNER_URL: database.ownerUrl }),
          }
        : process.env,
      // Ctrl-C reaches this script, which passes it on and closes the database afterwards.
      detached: true,
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    },
  );
  const ended = new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  onStopSignal(async () => {
    child.kill("SIGTERM");
    await ended;
    await database?.stop();
  });
  const code = await ended;
  await database?.stop();
  process.exit(code);
}

function isAboutNoDatabase(argument) {
  return ["--help", "--check"].includes(argument);
}

function known() {
  if (!existsSync(FOLDER)) return "none";
  const names = readdirSync(FOLDER).filter((entry) => /^[\w-]+\.ts$/.test(entry));
  return names.map((entry) => entry.replace(/\.ts$/, "")).join(", ") || "none";
}
