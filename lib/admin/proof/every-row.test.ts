import { beforeAll, describe, expect, it } from "vitest";
import type { ProvedTable } from "@/lib/platform/audit/proved-table";
import { prisma } from "@/lib/platform/core/db";
import { useOwnDatabase } from "@/lib/testing/core/own-database";
import { findAfter, findFaults, rolledBack } from "@/lib/testing/proof/tampering";
import { PROVED_TABLES } from "./tables";

beforeAll(async () => {
  await useOwnDatabase("muster_every_row");
  const { tellStory } = await import("@/lib/testing/proof/story");
  await tellStory();
}, 120_000);

describe("a record that only Muster wrote", () => {
  it("has a row in every proved table, and no fault", async () => {
    for (const { table } of PROVED_TABLES) {
      const [row] = await prisma().$queryRawUnsafe<{ n: number }[]>(
        `select count(*)::int as n from ${table}`,
      );
      expect(row?.n, table).toBeGreaterThan(0);
    }
    expect(await rolledBack(findFaults)).toEqual([]);
  });

  it("leaves nothing beside a transaction that no event tells of", async () => {
    expect(await prisma().auditChanged.findMany()).toEqual([]);
  });

  it("has the triggers that its declarations say", async () => {
    const rows = await prisma().$queryRaw<{ table: string; said: string }[]>`
      select substring(proname from 13) as table, obj_description(oid, 'pg_proc') as said
      from pg_proc where proname like 'audit\\_prove\\_%'`;
    const found = new Map(rows.map(({ table, said }) => [table, JSON.parse(said)]));
    const declared = PROVED_TABLES.map(({ table, key, leftOut = [], scope }) => [
      table,
      { keys: Object.keys(key), leftOut: [...leftOut], stream: scope.stream },
    ]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(declared));
  });
});

/** A value other than the one that stands, by the type of the column. */
const OTHER: Record<string, (column: string) => string> = {
  uuid: () => "gen_random_uuid()",
  text: (column) => `coalesce(${column}, '') || 'x'`,
  citext: (column) => `coalesce(${column}, '') || 'x'`,
  int4: (column) => `coalesce(${column}, 0) + 1000`,
  float8: (column) => `coalesce(${column}, 0) + 1`,
  bool: (column) => `not coalesce(${column}, false)`,
  timestamptz: (column) => `coalesce(${column}, now()) + interval '1 hour'`,
  date: (column) => `coalesce(${column}, current_date) + 1`,
  jsonb: () => `'{"other": true}'`,
  _text: (column) => `${column} || 'x'::text`,
};

describe("what somebody changes in the database", () => {
  it.each(PROVED_TABLES)("is found and named in $table, whichever column it is", async (proved) => {
    const { table, name } = proved;
    const changes = await listChanges(proved);
    const set = changes.map(({ column, change }) => `"${column}" = ${change}`).join(", ");
    if (set === "") return;
    const one = `ctid = (select ctid from ${table} order by ctid limit 1)`;
    const said = await findAfter(`update ${table} set ${set} where ${one}`);
    const columns = changes.map(({ column }) => column).sort();
    const sentence = `${name} was changed outside of Muster: ${columns.join(", ")}.`;
    expect(said.join("\n").toLowerCase()).toContain(sentence.toLowerCase());
    expect(said.join("\n")).toContain(`(${table} `);
  });

  it.each(PROVED_TABLES)("is found where a row of $table is removed", async ({ table, name }) => {
    const said = await findAfter(
      `delete from ${table} where ctid = (select ctid from ${table} order by ctid desc limit 1)`,
    );
    const sentence = `${name} was removed outside of Muster`;
    expect(said.join("\n").toLowerCase()).toContain(sentence.toLowerCase());
  });
});

/** All columns of a table but those by which a row is found, each with another value. */
async function listChanges({ table, key, scope, leftOut = [] }: ProvedTable) {
  const columns = await prisma().$queryRaw<{ column: string; type: string; values: string[] }[]>`
    select a.attname as column, t.typname as type,
      array(select enumlabel::text from pg_enum where enumtypid = t.oid order by enumsortorder) as values
    from pg_attribute a join pg_type t on t.oid = a.atttypid
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`;
  const finding = (column: string) => column in key || scope.stream.includes(`r.${column}`);
  const content = columns.filter(({ column }) => !finding(column) && !leftOut.includes(column));
  return content.map(({ column, type, values }) => {
    const quoted = `"${column}"`;
    const [last, other] = values.toReversed();
    const change = last
      ? `case when ${quoted} = '${last}' then '${other}'::"${type}" else '${last}'::"${type}" end`
      : OTHER[type]?.(quoted);
    if (change === undefined) throw new Error(`How is a ${type} changed?`);
    return { column, change };
  });
}
