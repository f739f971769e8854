import { invalidField } from "@/lib/platform/core/errors";

/** Where a page ended: events are in the order of their recording, newest first. */
export type Place = { readonly at: Date; readonly id: bigint };

/** Opaque to clients. */
export function encodePlace({ at, id }: Place): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");
}

/** @throws DomainError INVALID for what `encodePlace` did not make. */
export function decodePlace(cursor: string): Place {
  const text = Buffer.from(cursor, "base64url").toString();
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (\d{1,18})$/.exec(text) ?? [];
  if (at && id && !Number.isNaN(Date.parse(at))) return { at: new Date(at), id: BigInt(id) };
  throw invalidField(
    "cursor",
    "This cursor is not one Muster gave out: start from the first page.",
  );
}
