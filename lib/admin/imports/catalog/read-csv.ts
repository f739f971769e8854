import "server-only";
import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { lineText, Slug } from "@/lib/platform/core/input";
import type { Problem } from "@/lib/platform/core/yaml/place";
import type { ParsedCatalog, ParsedService } from "./parsed";

const COLUMNS = ["slug", "name", "tier", "team", "description", "depends_on"] as const;
type Column = (typeof COLUMNS)[number];
type Row = { readonly record: Readonly<Record<string, string>>; readonly info: { lines: number } };

const Tier = z.coerce
  .number("Write the tier as 1, 2, 3 or 4.")
  .int("Write the tier as 1, 2, 3 or 4.")
  .min(1, "Tiers go from 1 to 4.")
  .max(4, "Tiers go from 1 to 4.");
const Name = lineText("The name", 100);

/**
 * Reads services from a table with a line of column names: slug, and any of name, tier, team, description and
 * depends_on (short names, separated by blanks or semicolons). An empty cell leaves what it is about as it is.
 */
export function readCsv(text: string): ParsedCatalog {
  const rows = readRows(text);
  if (!Array.isArray(rows)) return { teams: [], services: [], problems: [rows] };
  const problems: Problem[] = judgeHead(rows[0]);
  if (problems.some(({ stops }) => stops)) return { teams: [], services: [], problems };
  const services = rows.flatMap((row) => readRow(row, problems));
  return { teams: [], services, problems };
}

function readRows(text: string): Row[] | Problem {
  try {
    return parse(text, {
      bom: true,
      columns: (head: string[]) => head.map((name) => name.trim().toLowerCase()),
      skip_empty_lines: true,
      trim: true,
      info: true,
      delimiter: delimiterOf(text),
    }) as unknown as Row[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as { lines?: number }).lines ?? 1);
    return { document: 1, line, stops: true, message: sayCsvError(error.code) };
  }
}

/** Spreadsheets in some languages write semicolons. */
function delimiterOf(text: string): "," | ";" {
  const head = text.slice(0, 2_000).split("\n", 1)[0] ?? "";
  return head.includes(";") && !head.includes(",") ? ";" : ",";
}

function sayCsvError(code: string): string {
  if (code === "CSV_RECORD_INCONSISTENT_COLUMNS" || code.startsWith("CSV_RECORD_INCONSISTENT")) {
    return "This line has more or fewer cells than the first one.";
  }
  if (code === "CSV_QUOTE_NOT_CLOSED") return "A quotation mark that opens here is never closed.";
  return "This is no table as CSV writes it: check its quotation marks.";
}

function judgeHead(first: Row | undefined): Problem[] {
  const at = { document: 1, line: 1 };
  if (!first) return [{ ...at, stops: true, message: "There is no service below the first line." }];
  const names = Object.keys(first.record);
  const unknown = names.filter((name) => !COLUMNS.some((column) => column === name));
  const notes = unknown.map((name) => ({
    ...at,
    stops: false,
    message: `The column “${name}” is not known and is left out: ${COLUMNS.join(", ")} are.`,
  }));
  if (names.includes("slug")) return notes;
  return [...notes, { ...at, stops: true, message: "There is no column “slug”." }];
}

function readRow({ record, info }: Row, problems: Problem[]): ParsedService[] {
  const place = { document: 1, line: info.lines };
  const cell = (name: Column) => record[name] || undefined;
  const read = z
    .object({
      slug: Slug,
      name: Name.optional(),
      tier: Tier.optional(),
      team: Slug.optional(),
      description: z.string().max(2_000, "The description is too long.").optional(),
      dependsOn: z.array(Slug).max(100).optional(),
    })
    .safeParse({
      slug: record.slug ?? "",
      name: cell("name"),
      tier: cell("tier"),
      team: cell("team"),
      description: cell("description"),
      dependsOn: cell("depends_on")
        ?.split(/[\s;]+/)
        .filter(Boolean),
    });
  if (read.success) {
    const given = Object.entries(read.data).filter(([, value]) => value !== undefined);
    return [{ ...(Object.fromEntries(given) as { slug: string }), place }];
  }
  for (const { path, message } of read.error.issues) {
    problems.push({ ...place, stops: true, message: `${String(path[0])}: ${message}` });
  }
  return [];
}
