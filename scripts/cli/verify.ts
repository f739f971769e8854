import { prisma } from "@/lib/core/db";
import { tellFault } from "@/lib/proof/read-chain";
import { isEmpty, verifyRecord } from "@/lib/proof/verify-record";
import { runCommandLine } from "../lib/command-line";

const HELP = `npm run verify    verifies the whole record: every chain of events, and every row that they prove`;

await runCommandLine(HELP, async () => {
  if (await isEmpty(prisma())) {
    console.log("The database is empty: there is nothing to verify.");
    return false;
  }
  const checked = { streams: 0, events: 0, faults: 0, unproved: 0 };
  for await (const { stream, chain, faults, unproved } of verifyRecord(prisma())) {
    checked.streams += 1;
    checked.events += chain.length;
    checked.unproved += unproved;
    if (!chain.valid) {
      checked.faults += 1;
      console.log(`${stream} is broken at event ${chain.brokenAt}: ${chain.why}`);
    }
    for (const fault of faults) {
      checked.faults += 1;
      console.log(`${stream}: ${tellFault(fault)}`);
    }
  }
  const { streams, events, faults, unproved } = checked;
  if (unproved > 0)
    console.log(
      `${unproved} rows are older than the proof of rows: the chain does not prove them.`,
    );
  const outcome = faults === 0 ? "every chain holds, and everything it proves" : `${faults} faults`;
  console.log(`Checked ${streams} chains with ${events} events: ${outcome}.`);
  return faults === 0;
});
