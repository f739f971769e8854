import { spawn } from "node:child_process";
import path from "node:path";
import { appEnv, askedHost, askedPort } from "./lib/app-env.js";
import { needSoundConfiguration } from "./lib/configuration.js";
import { openDatabase, prepareDatabase } from "./lib/database.js";
import { ROOT } from "./lib/paths.js";
import { checkMachine, generateClient, installPackages } from "./lib/prepare.js";
import { END_WITH_PARENT, onStopSignal } from "./lib/processes.js";
import { runScript } from "./lib/progress.js";
import { bundleThreads } from "./lib/threads.js";
import { needFreePort } from "./lib/web.js";

const HELP = `npm run dev    serves the sources on PORT (3000) and reloads what changes; same database as npm start`;

if (process.argv.includes("--help")) console.log(HELP);
else await runScript(develop);

async function develop() {
  checkMachine();
  const port = askedPort();
  await needFreePort(port, askedHost());
  await installPackages();
  await needSoundConfiguration();
  await generateClient();
  await bundleThreads();
  const database = await openDatabase();
  await prepareDatabase(database);
  const next = path.join(ROOT, "node_modules/next/dist/bin/next");
  const server = spawn(
    process.execPath,
    ["--import", END_WITH_PARENT, next, "dev", "--port", String(port), "--hostname", askedHost()],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        ...appEnv({ databaseUrl: database.url, port }),
        HOSTNAME: askedHost(),
      },
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    },
  );
  const ended = new Promise((resolve) => server.once("exit", (code) => resolve(code ?? 1)));
  onStopSignal(async () => {
    server.kill("SIGTERM");
    await ended;
    await database.stop();
  });
  process.exitCode = await ended;
  await database.stop();
}
