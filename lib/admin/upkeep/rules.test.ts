import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { NOT_OF_THE_RECORD, PROVED_TABLES } from "@/lib/admin/proof/tables";
import { KEEPING, keepingTable } from "./rules";

const ROOT = path.resolve(import.meta.dirname, "../../..");

it("every table of the schema has a rule, and every rule a table", () => {
  const folder = path.join(ROOT, "prisma/schema");
  const text = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), "utf8"));
  const tables = [...text.join("\n").matchAll(/@@map\("(\w+)"\)/g)].map(([, table]) => table);
  expect(tables.length).toBeGreaterThan(50);
  expect(Object.keys(KEEPING).sort()).toEqual(tables.sort());
});

it("what the chain proves goes only with an event, and the chain itself never", () => {
  const proved = new Set(PROVED_TABLES.map(({ table }) => table));
  for (const [table, rule] of Object.entries(KEEPING)) {
    if (!("days" in rule)) continue;
    expect([table, rule.isProved ?? false]).toEqual([table, proved.has(table)]);
    expect(rule.isProved || NOT_OF_THE_RECORD[table]).toBeTruthy();
  }
  for (const table of ["audit_event", "audit_stream"]) {
    expect(KEEPING[table]).toMatchObject({ keep: "for ever" });
  }
});

it("docs/operations.md has the rules as they are", () => {
  const text = readFileSync(path.join(ROOT, "docs/operations.md"), "utf8");
  expect(plain(text)).toContain(plain(keepingTable()));
});

/** Without the padding that formatting adds to a table. */
function plain(table: string): string {
  return table.replace(/ +/g, " ").replace(/-{3,}/g, "---");
}
