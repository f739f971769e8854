import "server-only";
import { z } from "zod";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { Prisma } from "@/prisma/generated/client";
import { UpkeepEvents } from "./events";
import { ENDING_TABLES, KEEPING } from "./rules";

const DAY_MS = 24 * 3_600_000;
/** Few enough for a transaction of milliseconds; rows that somebody holds are left for tomorrow. */
export const BATCH = 500;

/** Deletes one batch of the rows of a table that have ended, by its rule. */
export const deleteEnded = defineCommand({
  name: "upkeep.delete-ended",
  permission: "system",
  input: z.strictObject({ table: z.enum(ENDING_TABLES, "Nothing of this table ends.") }),
  sample: { table: "idempotency_key" },
  run: async (tx, { table }, ctx): Promise<Outcome<{ deleted: number }>> => {
    const rule = KEEPING[table];
    if (!rule || !("days" in rule)) return { result: { deleted: 0 }, audit: "unchanged" };
    const before = new Date(ctx.now.getTime() - rule.days * DAY_MS);
    const deleted = await deleteBatch(tx, table, rule.ended, before);
    const result = { deleted };
    if (!rule.isProved || deleted === 0) return { result, audit: "unchanged" };
    const subject = { type: "table", id: table };
    const after = { rows: deleted, endedBefore: before.toISOString() };
    return {
      result,
      audit: [UpkeepEvents.entry("upkeep.deleted", { stream: WORKSPACE_STREAM, subject, after })],
    };
  },
});

function deleteBatch(tx: Tx, table: string, ended: string, before: Date): Promise<number> {
  const name = Prisma.raw(`"${table}"`);
  // The condition names the instant as often as it likes; a row of its own gives it one name.
  const condition = Prisma.raw(ended.replaceAll(/\$1(?:::timestamptz)?/g, "before.at"));
  return tx.$executeRaw`
    delete from ${name} where ctid = any (array(
      select r.ctid from ${name} r, (select ${before}::timestamptz as at) before
      where ${condition} limit ${BATCH} for update of r skip locked))`;
}
