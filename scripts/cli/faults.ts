import { parseArgs } from "node:util";
import { killMail } from "../faults/dead-mail";
import { killWebhook } from "../faults/dead-webhook";
import type { Finding } from "../faults/judge";
import { killApp } from "../faults/killed-app";
import { killJob } from "../faults/killed-job";
import { restartPostgres } from "../faults/restarted-postgres";
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
};

const HELP = `npm run faults    breaks things on purpose, each with a database of its own, and says what it found

--only NAME    one of: ${Object.keys(FAULTS).join(", ")}`;

await runCommandLine(HELP, async () => {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const chosen = Object.entries(FAULTS).filter(([name]) => (values.only ?? name) === name);
  if (chosen.length === 0) throw new Error(`There is no fault ${values.only}.\n\n${HELP}`);
  let allGood = true;
  for (const [name, run] of chosen) {
    console.log(`\n${name}`);
    await withWorld(async (world) => {
      for (const { says, good } of await run(world)) {
        console.log(`  ${good ? "good" : "BAD "}  ${says}`);
        allGood &&= good;
      }
    });
  }
  console.log(allGood ? "\nEverything held." : "\nSomething did not hold.");
  return allGood;
});
