import type { Json } from "@/lib/platform/core/json";
import { digestOf } from "./chain";
import { LATE_COLUMNS } from "./late-columns";

/** A row as `to_jsonb` tells it, in UTC and without what its table leaves out. */
export type RowJson = Readonly<Record<string, Json>>;

/**
 * What an event says of a row that its command stored: the digest of what the row was (null: it was not there)
 * and of what it is (null: it is gone). `marks` has four hex digits for each column, in the order of their
 * names: they prove nothing, and tell people which column somebody changed.
 */
export type RowProof = {
  readonly table: string;
  readonly key: string;
  readonly was: string | null;
  readonly is: string | null;
  readonly marks: string;
};

/** A change as the triggers lay it beside a transaction, the oldest first. */
export type ChangedRow = {
  readonly stream: string;
  readonly table: string;
  readonly key: string;
  readonly was: RowJson | null;
  readonly now: RowJson | null;
};

/** SHA-256 over the canonical form of a row: columns that are null, or stand as they were added later, say nothing. */
export function digestOfRow(table: string, row: RowJson): string {
  const late = LATE_COLUMNS[table] ?? {};
  const told = Object.entries(row).filter(
    ([name, value]) => value !== null && value !== late[name],
  );
  return digestOf(Object.fromEntries(told));
}

/** The marks of a row's columns. */
export function marksOf(row: RowJson): string {
  const columns = Object.keys(row).sort();
  return columns.map((name) => digestOf(row[name] ?? null).slice(0, 4)).join("");
}

/** One proof a row, however often a transaction changed it; none where it is as it was before. */
export function proveRows(changes: readonly ChangedRow[]): RowProof[] {
  const rows = new Map<string, ChangedRow>();
  for (const change of changes) {
    const id = `${change.table} ${change.key}`;
    const first = rows.get(id);
    rows.set(id, first ? { ...first, now: change.now } : change);
  }
  return [...rows.values()].flatMap(({ table, key, was: before, now }) => {
    const was = before && digestOfRow(table, before);
    const is = now && digestOfRow(table, now);
    return was === is ? [] : [{ table, key, was, is, marks: now ? marksOf(now) : "" }];
  });
}
