import "server-only";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { keepRevision } from "./revisions";
import type { EntryKind } from "./schemas";

export type NewEntry = {
  readonly kind: EntryKind;
  readonly body: string;
  readonly occurredAt: Date;
  readonly evidenceUrl: string | null;
  readonly keyMoment: boolean;
  readonly authorId: string | null;
};

/** Writes an entry with its first revision. @returns its row, and what the chain records of it. */
export async function insertEntry(tx: Tx, incidentId: string, entry: NewEntry, ctx: Context) {
  const { kind, body, occurredAt, evidenceUrl, keyMoment, authorId } = entry;
  const row = await tx.timelineEntry.create({
    data: {
      incidentId,
      kind,
      body,
      occurredAt,
      evidenceUrl,
      keyMoment,
      authorId,
      recordedAt: ctx.now,
    },
  });
  const audit = await keepRevision(tx, row, "entry.added", null, ctx);
  return { row, audit };
}
