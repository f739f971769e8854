import path from "node:path";
import { parseArgs } from "node:util";
import { readClock } from "@/lib/platform/core/clock/clock";
import { checkBackup } from "../backup/read-backup";
import { describeSize } from "../backup/size";
import { writeBackup } from "../backup/write-backup";
import { runCommandLine } from "../lib/command-line";

const HELP = `npm run backup -- FILE    writes everything in the database to FILE, as it stands at this moment

Muster may go on running. FILE must not exist, and appears when it is whole; only you can read it.
--with-secret    puts NEXTAUTH_SECRET into it as well, which opens the webhooks' signing secrets
--check          reads FILE instead and says whether it is whole and undamaged; needs no database`;

await runCommandLine(HELP, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { "with-secret": { type: "boolean" }, check: { type: "boolean" } },
  });
  const [named, ...others] = positionals;
  if (!named || others.length > 0) throw new Error(`Name one file.\n\n${HELP}`);
  // npm runs this in the project's folder, wherever it was called.
  const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), named);
  if (values.check) await check(file);
  else await write(file, values["with-secret"] ?? false);
  return true;
});

async function write(file: string, withSecret: boolean): Promise<void> {
  const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: say which PostgreSQL to back up.");
  const begun = performance.now();
  const secret = process.env.NEXTAUTH_SECRET ?? null;
  const written = await writeBackup(url, file, { secret, withSecret, now: readClock() });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    `Wrote ${file}: ${written.rows} rows of ${written.tables} tables, ${describeSize(written.bytes)}, in ${seconds} s.`,
  );
  if (written.left.length > 0) {
    console.log(`Not in it, because not of Muster: the tables ${written.left.join(", ")}.`);
  }
  console.log(
    withSecret
      ? "NEXTAUTH_SECRET is in it: whoever has the file can sign in as anybody. Keep it like a password."
      : "NEXTAUTH_SECRET is not in it. Keep it elsewhere: without it, webhooks need new signing secrets.",
  );
}

async function check(file: string): Promise<void> {
  const { header, trailer } = await checkBackup(file);
  console.log(
    `${file} is whole: ${trailer.rows} rows of ${trailer.tables} tables, taken at ${header.takenAt} from PostgreSQL ${header.postgres}, with migrations up to ${header.migrations.at(-1)}.`,
  );
}
