import type { Json } from "@/lib/platform/core/json";

/**
 * Columns that a proved table got after rows were proved, with the value that the migration gave those rows: at
 * that value the column is no part of a row's form, so that what was proved before stays proved. Columns that
 * may be null need no entry.
 */
export const LATE_COLUMNS: Readonly<Record<string, Readonly<Record<string, Json>>>> = {};
