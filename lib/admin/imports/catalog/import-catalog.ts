import "server-only";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import type { Problem } from "@/lib/platform/core/yaml/place";
import { refuseImport } from "@/lib/platform/core/yaml/refuse-import";
import { applyPlan } from "./apply-plan";
import type { ParsedCatalog } from "./parsed";
import { type Plan, planImport } from "./plan-rules";
import { readFile } from "./read-file";
import { readKnown } from "./read-known";
import { ImportCatalog } from "./schemas";

/** What an import did, or would do. */
export type ImportedCatalog = {
  readonly created: Done[];
  readonly changed: Done[];
  readonly unchanged: Done[];
  readonly problems: Problem[];
};
type Done = {
  readonly kind: "TEAM" | "SERVICE";
  readonly slug: string;
  /** What became another than it was, in words. */
  readonly changes: string[];
};

/**
 * Imports teams and services from a file, all of it or nothing: Backstage's catalog-info.yaml, or a table as CSV. The
 * same file again changes nothing. What a file does not say stays as it is.
 * @throws DomainError INVALID naming each line that stops it, unless it is a dry run, which only says so
 */
export const importCatalog = defineCommand({
  name: "import.catalog",
  weight: 20,
  permission: "import.run",
  input: ImportCatalog,
  sample: { format: "CSV", text: "slug,name,tier\nedge-proxy,Edge proxy,1\n", dryRun: true },
  run: async (tx, { format, text, dryRun }, ctx): Promise<Outcome<ImportedCatalog>> => {
    const parsed = await readFile({ format, text });
    // One import after the other: the second sees what the first did.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('import.catalog'))`;
    await lockNamed(tx, parsed);
    const plan = planImport(parsed, await readKnown(tx, parsed));
    const result = tell(plan);
    const stopping = plan.problems.filter(({ stops }) => stops);
    if (dryRun) return { result, audit: "unchanged" };
    if (stopping.length > 0) throw refuseImport(stopping);
    const [first, ...rest] = await applyPlan(tx, plan, ctx);
    return first ? { result, audit: [first, ...rest] } : { result, audit: "unchanged" };
  },
});

/** In the order in which single changes take them, services first, so that none waits for another for ever. */
async function lockNamed(tx: Tx, { services, teams }: ParsedCatalog): Promise<void> {
  const slugs = services.map(({ slug }) => slug);
  await tx.$queryRaw`select 1 from service where slug = any(${slugs}) order by id for no key update`;
  const named = teams.map(({ slug }) => slug);
  await tx.$queryRaw`select 1 from team where slug = any(${named}) order by id for update`;
}

function tell({ teams, services, problems }: Plan): ImportedCatalog {
  const done = [
    ...teams.map(({ slug, does, changes }) => ({ kind: "TEAM" as const, slug, does, changes })),
    ...services.map(({ slug, does, changes }) => ({
      kind: "SERVICE" as const,
      slug,
      does,
      changes,
    })),
  ];
  const those = (wanted: "CREATE" | "CHANGE" | "NOTHING") =>
    done.flatMap(({ kind, slug, does, changes }) =>
      does === wanted ? [{ kind, slug, changes: [...changes] }] : [],
    );
  const byPlace = [...problems].sort((a, b) => a.line - b.line);
  return {
    created: those("CREATE"),
    changed: those("CHANGE"),
    unchanged: those("NOTHING"),
    problems: byPlace.map(({ document, line, message, stops }) => ({
      document,
      line,
      message,
      stops,
    })),
  };
}
