import { z } from "zod";
import { invalidField } from "./errors";
import { INT_MAX, storable } from "./input";

/** A text as part of a cursor. */
export const CursorText = z.string().refine(storable);

/** A page of a list; `nextCursor` is null on the last one (API "Lists"). */
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

/** Packs the sort key of a page's last row. Opaque to clients. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/**
 * Unpacks what `encodeCursor` packed: an instant and a number.
 * @throws DomainError INVALID for anything else.
 */
export function decodeCursor(cursor: string): { at: Date; number: number } {
  const { first, number } = unpack(cursor);
  const at = new Date(String(first));
  const year = at.getUTCFullYear();
  if (year >= 1970 && year <= 9999) return { at, number };
  throw refusal();
}

/** The same for a list in the order of a search: a rank and a number. @throws DomainError INVALID. */
export function decodeRankedCursor(cursor: string): { rank: number; number: number } {
  const { first: rank, number } = unpack(cursor);
  if (Number.isFinite(rank)) return { rank: Number(rank), number };
  throw refusal();
}

/** The same for a list in any other order: what the parts have to be is said by a schema. @throws DomainError INVALID. */
export function decodeCursorAs<S extends z.ZodType>(parts: S, cursor: string): z.output<S> {
  const unpacked = parts.safeParse(unpackParts(cursor));
  if (unpacked.success) return unpacked.data;
  throw refusal();
}

function unpackParts(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(parts)) return parts;
  } catch {
    // Falls through to the refusal below.
  }
  throw refusal();
}

function unpack(cursor: string): { first: unknown; number: number } {
  const [first, number] = unpackParts(cursor);
  const isRow = Number.isInteger(number) && Number(number) >= 0 && Number(number) <= INT_MAX;
  if (isRow) return { first, number: Number(number) };
  throw refusal();
}

function refusal() {
  return invalidField(
    "cursor",
    "This cursor is not one Muster gave out: start from the first page.",
  );
}

/** Cuts one row more than asked for into a page and the cursor of the next. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
  present: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last ? cursorOf(last) : null;
  return { items: shown.map(present), nextCursor };
}
