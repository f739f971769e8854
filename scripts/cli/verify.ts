import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compareHeads, signHeads } from "@/lib/admin/proof/compare-heads";
import { type HeadsFile, readHeads } from "@/lib/admin/proof/heads-file";
import { tellFault } from "@/lib/admin/proof/read-chain";
import { ownSigner } from "@/lib/admin/proof/signing-key";
import { isEmpty, verifyRecord } from "@/lib/admin/proof/verify-record";
import { allowLongStatements, prisma } from "@/lib/platform/core/db";
import { runCommandLine } from "../lib/command-line";

const HELP = `npm run verify    verifies the whole record: every chain of events, and every row that they prove

Names everything that was changed, put there or removed outside of Muster. Exit code 1 when there is any, or
when the database is empty.
--heads FILE      also writes where each chain ends, signed, to be kept where the database's owner cannot write
--against FILE    also finds what was cut off or written anew since such a file was written`;

await runCommandLine(HELP, async () => {
  allowLongStatements();
  const { values } = parseArgs({
    options: { heads: { type: "string" }, against: { type: "string" } },
  });
  if (values.heads !== undefined) ownSigner();
  const kept = values.against === undefined ? null : readKept(values.against);
  if (await isEmpty(prisma())) {
    console.log("The database is empty: there is nothing to verify.");
    if (!kept) return false;
  }
  const faults = (await verify()) + (kept ? await compare(kept) : 0);
  if (values.heads === undefined) return faults === 0;
  if (faults > 0) {
    console.log("No heads were written: what does not hold is not signed.");
    return false;
  }
  writeFileSync(values.heads, await signHeads(prisma(), new Date()));
  console.log(`Wrote the signed heads to ${values.heads}.`);
  return true;
});

/** @returns how many things are not as the chains say */
async function verify(): Promise<number> {
  const checked = { streams: 0, events: 0, faults: 0, unproved: 0 };
  for await (const { stream, chain, faults, unproved } of verifyRecord(prisma())) {
    checked.streams += 1;
    checked.events += chain.length;
    checked.unproved += unproved;
    checked.faults += faults.length + (chain.valid ? 0 : 1);
    if (!chain.valid) {
      console.log(`${stream} is broken at event ${chain.brokenAt}: ${chain.why}`);
    }
    for (const fault of faults) console.log(`${stream}: ${tellFault(fault)}`);
  }
  const { streams, events, faults, unproved } = checked;
  if (unproved > 0) {
    console.log(
      `${unproved} rows are older than the proof of rows: the chain does not prove them.`,
    );
  }
  const outcome = faults === 0 ? "every chain holds, and every row they prove" : countOf(faults);
  console.log(`Checked ${streams} chains with ${events} events: ${outcome}.`);
  return faults;
}

function readKept(file: string): HeadsFile {
  const kept = readHeads(
    readFileSync(file, "utf8"),
    process.env.MUSTER_SIGNING_KEY ? ownSigner().publicKey : null,
  );
  console.log(
    `Compares with ${kept.heads.length} heads of ${kept.takenAt}, signed with ${kept.publicKey}.`,
  );
  return kept;
}

async function compare(kept: HeadsFile): Promise<number> {
  let faults = 0;
  for await (const fault of compareHeads(prisma(), kept)) {
    faults += 1;
    console.log(`${fault.stream}: ${tellFault(fault)}`);
  }
  const outcome = faults === 0 ? "every chain only grew" : countOf(faults);
  console.log(`Since ${kept.takenAt}: ${outcome}.`);
  return faults;
}

function countOf(faults: number): string {
  return faults === 1 ? "1 fault" : `${faults} faults`;
}
