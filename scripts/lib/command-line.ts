import { closeDatabase } from "@/lib/platform/core/db";
import { DomainError } from "@/lib/platform/core/errors";

/**
 * Runs one command-line script: `--help` prints the help, a refusal is a sentence (with its fields), and
 * the database is let go of at the end. Exit code 1 when it failed or `work` says so.
 * @param work answers whether all went well
 */
export async function runCommandLine(help: string, work: () => Promise<boolean>): Promise<void> {
  if (process.argv.includes("--help")) {
    console.log(help);
    return;
  }
  try {
    if (!(await work())) process.exitCode = 1;
  } catch (error) {
    console.error(process.env.DEBUG ? error : describeError(error));
    process.exitCode = 1;
  } finally {
    await closeDatabase();
  }
}

/** One sentence for a person; a wrong input names each field on a line of its own. */
export function describeError(error: unknown): string {
  if (error instanceof DomainError) {
    const fields = Object.entries(error.fields ?? {});
    if (fields.length === 0) return error.message;
    const lines = fields.map(([field, sentence]) => `${field}: ${sentence}`);
    return lines.length === 1 ? lines.join() : ["Some fields are wrong.", ...lines].join("\n  ");
  }
  if (isMissingTable(error)) return "The database is not set up yet: run `npm run migrate` first.";
  if (isMissingRight(error)) {
    return "The app's role has no right to this: run `npm run migrate`, which gives it what it needs.";
  }
  // A name with two addresses fails twice, and the error around both says nothing.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}

function isMissingTable(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["P2021", "42P01"].includes(`${error.code}`);
}

function isMissingRight(error: unknown): boolean {
  return error instanceof Error && /permission denied|\b42501\b/.test(error.message);
}
