import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { type ImportedCatalog, importCatalog } from "@/lib/admin/imports/catalog/import-catalog";
import { importIncident } from "@/lib/admin/imports/import-incident";
import { systemActor } from "@/lib/platform/access/actor";
import { type ImportedSlos, importOpenSlo } from "@/lib/slo/exchange/import-openslo";
import { describeError, runCommandLine } from "../lib/command-line";
import { bundleThreads } from "../lib/threads.js";

const HELP = `npm run import -- FILE...             imports what each file holds
npm run import -- --dry-run FILE...   says what files of services would change, and changes nothing

With --data-source NAME, queries of SLOs that name no data source are asked of that one.

A .json file is one past incident with its own times, in the shape of POST /api/v1/imports/incidents.
A .yaml or .yml file describes SLOs as OpenSLO v1 or Sloth do, or teams and services as Backstage's
catalog-info.yaml does; a .csv file is a table of services: slug, name, tier, team, description, depends_on.

Each file is imported whole or not at all, and the same content only once.`;

const IMPORT = systemActor("Import", "command-line");
const FORMATS: Readonly<Record<string, "BACKSTAGE" | "CSV">> = {
  ".yaml": "BACKSTAGE",
  ".yml": "BACKSTAGE",
  ".csv": "CSV",
};

const THREADS = [".threads/catalog-thread.mjs", ".threads/openslo-thread.mjs"];
/** Any version, so that one that is not read is refused by its name. */
const DESCRIBES_SLOS = /^(?:apiVersion:\s*["']?openslo|version:\s*["']?prometheus\/)/m;
type Options = { readonly "dry-run": boolean; readonly "data-source"?: string };

await runCommandLine(HELP, async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      "dry-run": { type: "boolean", default: false },
      "data-source": { type: "string" },
    },
  });
  if (positionals.length === 0) throw new Error(`Name at least one file.\n\n${HELP}`);
  let failed = 0;
  for (const file of positionals) {
    try {
      for (const line of await importFile(file, values)) console.log(`${file}: ${line}`);
    } catch (error) {
      failed += 1;
      console.error(`${file}: ${describeError(error)}`);
    }
  }
  return failed === 0;
});

/** @returns what was done, a line each */
async function importFile(file: string, options: Options): Promise<string[]> {
  const { "dry-run": dryRun, "data-source": dataSource } = options;
  const text = await readFile(path.resolve(file), "utf8").catch(() => {
    throw new Error("There is no such file, or it cannot be read.");
  });
  const format = FORMATS[path.extname(file).toLowerCase()];
  // Built with the app; beside sources that were never built it is made here.
  if (format && !THREADS.every(existsSync)) await bundleThreads();
  if (format === "BACKSTAGE" && DESCRIBES_SLOS.test(text)) {
    return tell(await importOpenSlo.execute(IMPORT, { text, dryRun, dataSource }), dryRun);
  }
  if (format) return tell(await importCatalog.execute(IMPORT, { format, text, dryRun }), dryRun);
  if (dryRun) throw new Error("Only files of services can be tried without importing them.");
  const { ref, title } = await importIncident.execute(IMPORT, readJson(text));
  return [`${ref} ${title}`];
}

/** @throws Error for a dry run that something stops, so that a pipeline ends there */
function tell(
  { created, changed, unchanged, problems }: ImportedCatalog | ImportedSlos,
  dryRun: boolean,
): string[] {
  const places = problems.map(({ line, message, stops }) => {
    return `line ${line}: ${message}${stops ? " This stops the import." : ""}`;
  });
  if (problems.some(({ stops }) => stops)) throw new Error(places.join("\n"));
  const named = (does: string, those: readonly Done[]) =>
    those.map((done) => {
      const changes = done.changes.length > 0 ? ` (${done.changes.join("; ")})` : "";
      return `${does} ${nameOf(done)}${changes}`;
    });
  const [create, change] = dryRun ? ["would create", "would change"] : ["created", "changed"];
  return [
    ...places,
    ...named(create, created),
    ...named(change, changed),
    `${unchanged.length} unchanged`,
  ];
}

type Done = ImportedCatalog["created"][number] | ImportedSlos["created"][number];

function nameOf(done: Done): string {
  const kinds = { TEAM: "team", SERVICE: "service", SLO: "SLO" } as const;
  const name = "slug" in done ? done.slug : done.service;
  return `${kinds[done.kind]} ${done.kind === "SLO" ? `“${done.name}” of ${name}` : name}`;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`This is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
