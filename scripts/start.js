import { appEnv, askedHost, askedPort } from "./lib/app-env.js";
import { needSoundConfiguration } from "./lib/configuration.js";
import { openDatabase, prepareDatabase } from "./lib/database.js";
import { DATA_DIR } from "./lib/paths.js";
import { buildApp, checkMachine, installPackages } from "./lib/prepare.js";
import { onStopSignal } from "./lib/processes.js";
import { runScript, Stop, step } from "./lib/progress.js";
import { claimFolder } from "./lib/running.js";
import { findSetupAddress, needFreePort, serveBuild } from "./lib/web.js";

const HELP = `npm start    installs, builds, migrates and serves Muster; what is done already is not done again

PORT                    where to listen (3000)
MUSTER_HOST             the address to listen on (127.0.0.1); 0.0.0.0 lets other machines in
MUSTER_URL              the address people use, when it is not http://localhost:PORT
DATABASE_URL            a PostgreSQL to use instead of Muster's own
DATABASE_DIRECT_URL     the same database past a pooler that DATABASE_URL leads to
DATABASE_OWNER_URL      the same with the role that owns the tables, for migrations; the app never sees it
MUSTER_DATA_DIR         where Muster's own database and secrets live (.muster)
NEXTAUTH_SECRET         signs sessions; made and kept in the data folder when not given
MUSTER_ADMIN_EMAIL, MUSTER_ADMIN_PASSWORD   the first administrator
SMTP_URL, MAIL_FROM     the mail server and who mail is from; without them none is sent
MUSTER_DEMO=1           fills an empty workspace with demo data
MUSTER_WORKER=off       leaves background work to \`npm run worker\``;

if (process.argv.includes("--help")) console.log(HELP);
else await runScript(start);

async function start() {
  const begun = performance.now();
  checkMachine();
  const port = askedPort();
  await needFreePort(port, askedHost());
  // Before anything takes time, so that a second start is told at once.
  if (!process.env.DATABASE_URL) claimFolder(DATA_DIR);
  await installPackages();
  await needSoundConfiguration();
  await buildApp();
  const running = [];
  const stopAll = async () => {
    for (const part of running.splice(0).reverse()) await part.stop();
  };
  onStopSignal(stopAll);
  try {
    const database = await step("Opened the database", () => openDatabase());
    running.push(database);
    if (database.folder) console.log(`The database is in ${database.folder}`);
    await step("Brought the database up to date", () => prepareDatabase(database));
    const env = appEnv({ databaseUrl: database.url, port });
    let setupAddress = null;
    const web = await step("Started the web server", () =>
      serveBuild({
        port,
        host: askedHost(),
        env,
        onLine: (text) => {
          process.stderr.write(text);
          setupAddress ??= findSetupAddress(text);
        },
      }),
    );
    running.push(web);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`Ready after ${seconds} s. Stop with Ctrl-C.\n${setupAddress ?? env.NEXTAUTH_URL}`);
    await web.ended;
    if (running.length > 0) throw new Stop("The web server ended unexpectedly.");
    await new Promise(() => undefined);
  } catch (error) {
    await stopAll();
    throw error;
  }
}
