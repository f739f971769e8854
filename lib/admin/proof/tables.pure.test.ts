import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { ProvedTable } from "@/lib/platform/audit/proved-table";
import { NOT_OF_THE_RECORD, PROVED_TABLES } from "./tables";

const ROOT = path.resolve(import.meta.dirname, "../../..");

const models = readModels();
const byTable = new Map(PROVED_TABLES.map((each) => [each.table, each]));
/** Columns that a table may get without a word here: null on rows that are there already. */
const HOW = `Declare it in its module's record-tables.ts: as proved, with the triggers that audit_prove sets in the
migration, or as not of the record, with the reason.`;

describe("the record", () => {
  it("is declared by each module, and all of it is verified", async () => {
    const files = readdirSync(path.join(ROOT, "lib"), { recursive: true, encoding: "utf8" });
    const declaring = files.filter((file) => path.basename(file) === "record-tables.ts");
    expect(declaring.length).toBeGreaterThan(15);
    for (const file of declaring) {
      const own: { proved?: readonly ProvedTable[]; notOfTheRecord?: object } = await import(
        path.join(ROOT, "lib", file)
      );
      for (const each of own.proved ?? []) expect(byTable.get(each.table)).toBe(each);
      for (const table of Object.keys(own.notOfTheRecord ?? {})) {
        expect(NOT_OF_THE_RECORD).toHaveProperty(table);
      }
    }
  });

  it.each([...models.keys()])("says of the table %s whether it is part of it", (table) => {
    const isProved = byTable.has(table);
    const reason = NOT_OF_THE_RECORD[table];
    expect(Number(isProved) + Number(reason !== undefined), HOW).toBe(1);
    if (!isProved) expect(reason?.length).toBeGreaterThan(20);
  });

  it.each(PROVED_TABLES)("knows the key of $table", ({ table, key, leftOut = [] }) => {
    const model = models.get(table);
    expect(model?.key).toEqual(Object.keys(key));
    expect(model?.columns).toEqual(expect.arrayContaining([...leftOut]));
  });

  it("speaks of no table that is gone", () => {
    const spoken = [...byTable.keys(), ...Object.keys(NOT_OF_THE_RECORD)];
    expect(spoken.filter((table) => !models.has(table))).toEqual([]);
    expect(new Set(spoken).size).toBe(spoken.length);
  });
});

/** Table, columns and primary key of every model in the Prisma schema. */
function readModels() {
  const folder = path.join(ROOT, "prisma/schema");
  const found = new Map<string, { columns: string[]; key: string[] }>();
  for (const file of readdirSync(folder)) {
    const text = readFileSync(path.join(folder, file), "utf8");
    for (const [, body = ""] of text.matchAll(/^model \w+ \{(.*?)^\}/gms)) {
      const table = /@@map\("(\w+)"\)/.exec(body)?.[1];
      if (table) found.set(table, readModel(body));
    }
  }
  return found;
}

function readModel(body: string) {
  const columns = new Map<string, string>();
  let key: string[] = [];
  for (const line of body.split("\n")) {
    const field = /^\s+(\w+)\s+\w/.exec(line)?.[1];
    if (field === undefined) continue;
    const column = /@map\("(\w+)"\)/.exec(line)?.[1] ?? field;
    columns.set(field, column);
    if (/\s@id\b/.test(line)) key = [column];
  }
  const both = /@@id\(\[([\w, ]+)\]/.exec(body)?.[1];
  if (both) key = both.split(", ").map((field) => columns.get(field) ?? field);
  return { columns: [...columns.values()], key };
}
