import { z } from "zod";

/**
 * A backup is gzipped text (docs/operations.md, "Backup"): a line of JSON about it, then for each table a
 * line of JSON, its rows as PostgreSQL's COPY writes them, a line `\.` and a line with their count and
 * SHA-256; at the end a line with the sequences and the SHA-256 of all that stands before it.
 */
export const FORMAT = { format: "muster-backup", version: 1 } as const;

export const Header = z.object({
  format: z.literal(FORMAT.format),
  version: z.int(),
  takenAt: z.iso.datetime(),
  /** Major version of the server it was taken from. */
  postgres: z.int(),
  /** Names of the migrations that had been applied, oldest first. */
  migrations: z.array(z.string()).min(1),
  /** Tells whether another NEXTAUTH_SECRET opens what this one sealed; null when none was known. */
  secretFingerprint: z.string().nullable(),
  /** NEXTAUTH_SECRET itself, where it was asked for. */
  secret: z.string().nullable(),
});
export type Header = z.output<typeof Header>;

export const TableStart = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
export type TableStart = z.output<typeof TableStart>;
export const TableEnd = z.object({ rows: z.int(), sha256: z.string() });
export type TableEnd = z.output<typeof TableEnd>;

export const Trailer = z.object({
  end: z.literal(FORMAT.format),
  tables: z.int(),
  rows: z.int(),
  /** By name: the last value given, and whether it was given already. */
  sequences: z.record(z.string(), z.object({ value: z.string(), isCalled: z.boolean() })),
  sha256: z.string(),
});
export type Trailer = z.output<typeof Trailer>;

/** Ends the rows of a table; COPY escapes backslashes, so no row looks like it. */
export const END_OF_ROWS = "\\.\n";

export function toLine(value: Header | TableStart | TableEnd | Trailer): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}
