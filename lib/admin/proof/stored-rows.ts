import "server-only";
import type { ProvedTable } from "@/lib/platform/audit/proved-table";
import type { RowJson } from "@/lib/platform/audit/row-proof";
import type { ReadDb } from "@/lib/platform/core/db";
import { Prisma } from "@/prisma/generated/client";

export type StoredRow = {
  readonly stream: string | null;
  readonly key: string;
  readonly row: RowJson;
};

/** Whose rows: those of some incidents, and of the workspace where asked for. */
export type Whose = { readonly incidents: readonly string[]; readonly workspace: boolean };

const FIRST_PAGE = 100;
const MOST_A_PAGE = 1_000;
/** A page of long texts is shorter, so that neither memory nor the event loop is held by it. */
const BYTES_A_PAGE = 500_000;

type Page = { stream: string | null; key: string; at: Record<string, string>; row: string }[];

/** The rows of a table in the order of their keys, by pages, as the triggers tell them. */
export async function* listStoredRows(
  db: ReadDb,
  proved: ProvedTable,
  whose: Whose,
): AsyncGenerator<StoredRow> {
  const filter = filterOf(proved, whose);
  if (!filter) return;
  let take = FIRST_PAGE;
  for (let after: Record<string, string> | null = null; ; ) {
    const page: Page = await readPage(db, proved, filter, after, take);
    for (const { stream, key, row } of page) yield { stream, key, row: JSON.parse(row) };
    const last = page.at(-1);
    if (!last || page.length < take) return;
    after = last.at;
    const bytes = page.reduce((sum, { row }) => sum + row.length, 0);
    take = Math.max(1, Math.min(MOST_A_PAGE, Math.floor((BYTES_A_PAGE * page.length) / bytes)));
  }
}

function readPage(
  db: ReadDb,
  { table, key, scope, leftOut = [] }: ProvedTable,
  filter: Prisma.Sql,
  after: Record<string, string> | null,
  take: number,
): Promise<Page> {
  const names = Object.keys(key);
  const columns = names.map((name) => `r."${name}"`).join(", ");
  const texts = names.map((name) => `r."${name}"::text`).join(", ");
  const at = names.map((name) => `'${name}', r."${name}"::text`).join(", ");
  const beyond = after
    ? Prisma.sql`(${Prisma.raw(columns)}) > (${Prisma.join(
        names.map((name) => Prisma.sql`${after[name]}::${Prisma.raw(key[name] ?? "text")}`),
      )})`
    : Prisma.sql`true`;
  return db.$queryRaw<Page>`
    select ${Prisma.raw(scope.stream)} as stream, concat_ws('/', ${Prisma.raw(texts)}) as key,
      jsonb_build_object(${Prisma.raw(at)}) as at, (to_jsonb(r) - ${[...leftOut]}::text[])::text as row
    from ${Prisma.raw(`"${table}"`)} r
    where ${filter} and ${beyond}
    order by ${Prisma.raw(columns)} limit ${take}`;
}

function filterOf({ scope }: ProvedTable, { incidents, workspace }: Whose): Prisma.Sql | null {
  const filters: Prisma.Sql[] = [];
  if (workspace && scope.ofWorkspace !== null) filters.push(Prisma.raw(scope.ofWorkspace));
  if (scope.ofIncidents !== null && incidents.length > 0) {
    const [before = "", behind = ""] = scope.ofIncidents.split("$ids");
    const ids = Prisma.sql`${[...incidents]}::uuid[]`;
    filters.push(Prisma.sql`${Prisma.raw(before)}${ids}${Prisma.raw(behind)}`);
  }
  return filters.length > 0 ? Prisma.sql`(${Prisma.join(filters, " or ")})` : null;
}
