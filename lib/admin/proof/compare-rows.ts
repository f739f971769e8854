import "server-only";
import { digestOf } from "@/lib/platform/audit/chain";
import type { ProvedTable } from "@/lib/platform/audit/proved-table";
import { digestOfRow, type RowJson } from "@/lib/platform/audit/row-proof";
import type { ReadDb } from "@/lib/platform/core/db";
import { takeTurns } from "@/lib/platform/core/threads/pause";
import { type Entry, type Fault, idOf, type Ledger } from "./ledger";
import { listStoredRows, type StoredRow, type Whose } from "./stored-rows";
import { PROVED_TABLES } from "./tables";

export type Comparison = {
  readonly faults: Fault[];
  /** Rows from before digests were kept, by stream. */
  readonly unproved: Map<string, number>;
};

/**
 * Compares the rows of every proved table with what the chains say of them; the ledger's entries that were
 * found are taken out of it, so that what is left is missing.
 * @param isWhole whether a stream's chain has spoken of rows from its beginning
 */
export async function compareRows(
  db: ReadDb,
  ledger: Ledger,
  whose: Whose,
  isWhole: (stream: string) => boolean,
): Promise<Comparison> {
  const faults: Fault[] = [];
  const unproved = new Map<string, number>();
  const turn = takeTurns();
  for (const proved of PROVED_TABLES) {
    for await (const stored of listStoredRows(db, proved, whose)) {
      await turn();
      const id = idOf(proved.table, stored.key);
      const entry = ledger.get(id);
      ledger.delete(id);
      const stream = stored.stream ?? "nowhere";
      if (!entry && !isWhole(stream)) unproved.set(stream, 1 + (unproved.get(stream) ?? 0));
      else {
        const why = faultOf(proved, stored, entry);
        if (why) faults.push(faultAt(proved, stored, entry, why));
      }
    }
  }
  for (const entry of ledger.values()) {
    if (entry.is !== null) faults.push(missing(entry));
  }
  return { faults, unproved };
}

function faultOf(proved: ProvedTable, { stream, row }: StoredRow, entry?: Entry): string | null {
  if (!entry || entry.is === null)
    return `${capital(proved.name)} was put there outside of Muster.`;
  if (entry.stream !== stream)
    return `${capital(proved.name)} was moved here from ${entry.stream}.`;
  if (digestOfRow(proved.table, row) === entry.is) return null;
  return `${capital(proved.name)} was changed outside of Muster: ${changedColumns(row, entry.marks)}.`;
}

function faultAt(
  { table }: ProvedTable,
  { stream, key }: StoredRow,
  entry: Entry | undefined,
  why: string,
): Fault {
  return { stream: stream ?? "nowhere", seq: entry?.seq ?? null, table, key, why };
}

function missing({ stream, seq, table, key }: Entry): Fault {
  const name = PROVED_TABLES.find((each) => each.table === table)?.name ?? `a row of ${table}`;
  return { stream, seq, table, key, why: `${capital(name)} was removed outside of Muster.` };
}

/** Which columns differ, by their marks; the columns may be others by now. */
function changedColumns(row: RowJson, marks: string): string {
  const columns = Object.keys(row).sort();
  if (marks.length !== columns.length * 4) return "its content";
  const changed = columns.filter(
    (name, index) =>
      digestOf(row[name] ?? null).slice(0, 4) !== marks.slice(index * 4, index * 4 + 4),
  );
  return changed.length > 0 ? changed.join(", ") : "its content";
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
