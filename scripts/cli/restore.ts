import path from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { findBroken } from "../backup/prove-record";
import { restoreBackup } from "../backup/restore-backup";
import { keepSecret } from "../backup/secret";
import { runCommandLine } from "../lib/command-line";
import { prepareDatabase } from "../lib/database.js";
import { DATA_DIR } from "../lib/paths.js";

const HELP = `npm run restore -- FILE    restores a backup into an empty database, all of it or nothing

Stop the app and the worker first. A backup of an older version is brought up to this one. Every chain is
verified before the restored database counts.
--replace          replaces a database that is in use, after asking (--yes: without asking)
--accept-broken    restores also a record whose chains do not hold`;

await runCommandLine(HELP, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      replace: { type: "boolean", default: false },
      yes: { type: "boolean", default: false },
      "accept-broken": { type: "boolean", default: false },
    },
  });
  const [named, ...others] = positionals;
  if (!named || others.length > 0) throw new Error(`Name one file.\n\n${HELP}`);
  const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: say which PostgreSQL to restore into.");
  const begun = performance.now();
  const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), named);
  const { header, trailer, newer } = await restoreBackup(url, file, {
    mayReplace: (used) => confirmReplacing(used, values),
    prove: (restored) => needWholeRecord(restored, values["accept-broken"]),
  });
  // The role that serves the app gets its rights again.
  if (process.env.DATABASE_URL) {
    await prepareDatabase({ url: process.env.DATABASE_URL, ownerUrl: url });
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `Restored ${trailer.rows} rows of ${trailer.tables} tables, as they stood at ${header.takenAt}, in ${seconds} s.`,
  );
  if (newer.length > 0) console.log(`Brought up to this version: ${newer.join(", ")}.`);
  const said = keepSecret(header, path.join(DATA_DIR, "session-secret"));
  if (said) console.log(said);
  return true;
});

async function confirmReplacing(
  used: readonly string[],
  { replace, yes }: { replace: boolean; yes: boolean },
): Promise<boolean> {
  if (!replace) {
    const examples = used.slice(0, 3).join(", ");
    throw new Error(
      `The database is not empty (there are rows in ${examples}): restore into an empty one, or give --replace.`,
    );
  }
  if (yes) return true;
  if (!process.stdin.isTTY) throw new Error("Nobody can be asked here: add --yes to replace.");
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(
    "Everything that is in the database now will be gone. Write REPLACE to go on: ",
  );
  prompt.close();
  return answer.trim() === "REPLACE";
}

async function needWholeRecord(url: string, acceptsBroken: boolean): Promise<void> {
  const broken = await findBroken(url);
  if (broken.length === 0) {
    console.log("Verified every chain and every row: all hold.");
    return;
  }
  for (const sentence of broken.slice(0, 20)) console.log(sentence);
  const count = `${broken.length} ${broken.length === 1 ? "fault" : "faults"} in the record`;
  if (!acceptsBroken) {
    throw new Error(
      `${count}: nothing was restored. The record was changed before or after the backup was taken; to restore it all the same, add --accept-broken.`,
    );
  }
  console.log(`${count}; restored all the same.`);
}
