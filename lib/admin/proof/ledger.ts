import type { RowProof } from "@/lib/platform/audit/row-proof";

/** Something that is not as the chain says: where, and in a sentence what. */
export type Fault = {
  readonly stream: string;
  /** The event that it does not fit; null where no event speaks of it. */
  readonly seq: number | null;
  readonly table: string | null;
  readonly key: string | null;
  readonly why: string;
};

/** The newest that the chain says of a row. */
export type Entry = {
  readonly stream: string;
  readonly seq: number;
  readonly table: string;
  readonly key: string;
  readonly is: string | null;
  readonly marks: string;
};

/** What the chains of some streams say of all their rows. */
export type Ledger = Map<string, Entry>;

export function idOf(table: string, key: string): string {
  return `${table} ${key}`;
}

/**
 * Writes down what an event says of rows. What each row was must be what the event before said that it is:
 * otherwise somebody changed it in between, and Muster only carried the change on.
 */
export function enter(
  ledger: Ledger,
  { stream, seq }: { stream: string; seq: number },
  rows: readonly RowProof[],
  isWhole: boolean,
): Fault[] {
  const faults: Fault[] = [];
  for (const { table, key, was, is, marks } of rows) {
    const id = idOf(table, key);
    const before = ledger.get(id);
    const isFollowing = before ? before.is === was : was === null || !isWhole;
    if (!isFollowing) {
      faults.push({
        stream,
        seq,
        table,
        key,
        why: "It was changed outside of Muster before this event.",
      });
    }
    ledger.set(id, { stream, seq, table, key, is, marks });
  }
  return faults;
}
