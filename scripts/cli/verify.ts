import { parseArgs } from "node:util";
import { prisma } from "@/lib/core/db";
import { verifyAll } from "@/lib/timeline/chain";
import { runCommandLine } from "../lib/command-line";

const HELP = `npm run verify    verifies the whole record: every chain of events and every revision written on a timeline

Prints the first link of each chain that does not hold. Exit code 1 when there is one.
--heads    also prints each chain's length and newest hash, to be kept where the database's owner cannot write`;

await runCommandLine(HELP, async () => {
  const { values } = parseArgs({ options: { heads: { type: "boolean", default: false } } });
  const checked = { streams: 0, events: 0, broken: 0 };
  for await (const { stream, verdict } of verifyAll(prisma())) {
    checked.streams += 1;
    checked.events += verdict.length;
    if (values.heads) console.log(`${stream} ${verdict.length} ${verdict.head}`);
    if (verdict.valid) continue;
    checked.broken += 1;
    console.log(`${stream} is broken at event ${verdict.brokenAt}: ${verdict.why}`);
  }
  const { streams, events, broken } = checked;
  const outcome = broken === 0 ? "every chain holds" : `${broken} broken`;
  console.log(`Checked ${streams} chains with ${events} events: ${outcome}.`);
  return broken === 0;
});
