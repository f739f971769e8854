import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { importIncident } from "@/lib/admin/imports/import-incident";
import { systemActor } from "@/lib/platform/access/actor";
import { describeError, runCommandLine } from "../lib/command-line";

const HELP = `npm run import -- FILE...    imports past incidents, one JSON file each, with their own times

Each file is imported whole or not at all, and the same content only once. The shape is that of
POST /api/v1/imports/incidents.`;

const IMPORT = systemActor("Import", "command-line");

await runCommandLine(HELP, async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  if (positionals.length === 0) throw new Error(`Name at least one file.\n\n${HELP}`);
  let failed = 0;
  for (const file of positionals) {
    try {
      const { ref, title } = await importIncident.execute(IMPORT, await readJson(file));
      console.log(`${file}: ${ref} ${title}`);
    } catch (error) {
      failed += 1;
      console.error(`${file}: ${describeError(error)}`);
    }
  }
  return failed === 0;
});

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(path.resolve(file), "utf8").catch(() => {
    throw new Error("There is no such file, or it cannot be read.");
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`This is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
