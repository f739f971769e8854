import { spawn } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { killMail } from "../faults/dead-mail";
import { killWebhook } from "../faults/dead-webhook";
import { showHostileText } from "../faults/hostile-text";
import type { Finding } from "../faults/judge";
import { killApp } from "../faults/killed-app";
import { killEvaluator } from "../faults/killed-evaluator";
import { killJob } from "../faults/killed-job";
import { burstPdfs } from "../faults/pdf-burst";
import { restartPostgres } from "../faults/restarted-postgres";
import { stormSignIn } from "../faults/sign-in-storm";
import { soak } from "../faults/soak";
import { floodStream } from "../faults/stream-flood";
import { tamper } from "../faults/tampers";
import { runTwoApps } from "../faults/two-apps";
import { type World, withWorld } from "../faults/world";
import { runWrongClock } from "../faults/wrong-clock";
import { runCommandLine } from "../lib/command-line";

const FAULTS: Readonly<Record<string, (world: World, minutes: number) => Promise<Finding[]>>> = {
  "killed-app": killApp,
  "restarted-postgres": restartPostgres,
  "two-apps": runTwoApps,
  "killed-job": killJob,
  "killed-evaluator": killEvaluator,
  "wrong-clock": runWrongClock,
  "dead-mail": killMail,
  "dead-webhook": killWebhook,
  "stream-flood": floodStream,
  "pdf-burst": burstPdfs,
  "sign-in-storm": stormSignIn,
  tampers: tamper,
  "hostile-text": showHostileText,
  soak,
};

const HELP = `npm run faults    breaks things on purpose, each with a database of its own, and says what it found

--only NAME    one of: ${Object.keys(FAULTS).join(", ")}
--minutes N    how long the soak goes on (10)`;

await runCommandLine(HELP, async () => {
  const { values } = parseArgs({
    options: { only: { type: "string" }, minutes: { type: "string", default: "10" } },
  });
  const minutes = Number(values.minutes);
  if (!(minutes > 0 && minutes <= 24 * 60)) throw new Error("Give --minutes a number above 0.");
  if (values.only !== undefined) return runFault(values.only, minutes);
  let allGood = true;
  // A process each: a process keeps to the database that it was started with.
  for (const name of Object.keys(FAULTS)) allGood = (await runInChild(name, minutes)) && allGood;
  console.log(allGood ? "\nEverything held." : "\nSomething did not hold.");
  return allGood;
});

async function runFault(name: string, minutes: number): Promise<boolean> {
  const run = FAULTS[name];
  if (!run) throw new Error(`There is no fault ${name}.\n\n${HELP}`);
  console.log(`\n${name}`);
  let isGood = true;
  await withWorld(name === "tampers", async (world) => {
    for (const { says, good } of await run(world, minutes)) {
      console.log(`  ${good ? "good" : "BAD "}  ${says}`);
      isGood &&= good;
    }
  });
  return isGood;
}

async function runInChild(name: string, minutes: number): Promise<boolean> {
  const args = [
    ...process.execArgv,
    process.argv[1] ?? "",
    "--only",
    name,
    "--minutes",
    `${minutes}`,
  ];
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  const passOn = () => child.kill();
  process.once("SIGTERM", passOn);
  const [code] = await once(child, "exit");
  process.off("SIGTERM", passOn);
  return code === 0;
}
