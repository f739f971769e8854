import { spawn } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { killMail } from "../faults/dead-mail";
import { killWebhook } from "../faults/dead-webhook";
import { showHostileText } from "../faults/hostile-text";
import type { Finding } from "../faults/judge";
import { killApp } from "../faults/killed-app";
import { killJob } from "../faults/killed-job";
import { burstPdfs } from "../faults/pdf-burst";
import { restartPostgres } from "../faults/restarted-postgres";
import { stormSignIn } from "../faults/sign-in-storm";
import { floodStream } from "../faults/stream-flood";
import { tamper } from "../faults/tampers";
import { runTwoApps } from "../faults/two-apps";
import { type World, withWorld } from "../faults/world";
import { runWrongClock } from "../faults/wrong-clock";
import { runCommandLine } from "../lib/command-line";

const FAULTS: Readonly<Record<string, (world: World) => Promise<Finding[]>>> = {
  "killed-app": killApp,
  "restarted-postgres": restartPostgres,
  "two-apps": runTwoApps,
  "killed-job": killJob,
  "wrong-clock": runWrongClock,
  "dead-mail": killMail,
  "dead-webhook": killWebhook,
  "stream-flood": floodStream,
  "pdf-burst": burstPdfs,
  "sign-in-storm": stormSignIn,
  tampers: tamper,
  "hostile-text": showHostileText,
};

const HELP = `npm run faults    breaks things on purpose, each with a database of its own, and says what it found

--only NAME    one of: ${Object.keys(FAULTS).join(", ")}`;

await runCommandLine(HELP, async () => {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  if (values.only !== undefined) return runFault(values.only);
  let allGood = true;
  // A process each: a process keeps to the database that it was started with.
  for (const name of Object.keys(FAULTS)) allGood = (await runInChild(name)) && allGood;
  console.log(allGood ? "\nEverything held." : "\nSomething did not hold.");
  return allGood;
});

async function runFault(name: string): Promise<boolean> {
  const run = FAULTS[name];
  if (!run) throw new Error(`There is no fault ${name}.\n\n${HELP}`);
  console.log(`\n${name}`);
  let isGood = true;
  await withWorld(name === "tampers", async (world) => {
    for (const { says, good } of await run(world)) {
      console.log(`  ${good ? "good" : "BAD "}  ${says}`);
      isGood &&= good;
    }
  });
  return isGood;
}

async function runInChild(name: string): Promise<boolean> {
  const args = [...process.execArgv, process.argv[1] ?? "", "--only", name];
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  const passOn = () => child.kill();
  process.once("SIGTERM", passOn);
  const [code] = await once(child, "exit");
  process.off("SIGTERM", passOn);
  return code === 0;
}
