import "server-only";
import { z } from "zod";
import { systemActor } from "@/lib/platform/access/actor";
import { defineQuery } from "@/lib/platform/command/query";
import { Id } from "@/lib/platform/core/input";
import { streamOf } from "@/lib/respond/incidents/load";
import { ENTRY_VIEW, type TimelineItem, viewEntry } from "@/lib/respond/timeline/view";
import type { Heard } from "./heard";

/**
 * The entries that events of an incident are about, as they read now: for the live line, which knows who may see
 * them. They are the same for every reader.
 */
export const readNewEntries = defineQuery({
  name: "live.new-entries",
  permission: "system",
  input: z.strictObject({ incidentId: Id, from: z.number().int(), to: z.number().int() }),
  sample: { incidentId: "00000000-0000-7000-8000-000000000000", from: 1, to: 2 },
  run: async (db, { incidentId, from, to }): Promise<TimelineItem[]> => {
    const stream = streamOf({ id: incidentId });
    const events = await db.auditEvent.findMany({
      where: { stream, seq: { gte: from, lte: to }, subjectType: "timeline-entry" },
      select: { subjectId: true },
    });
    const ids = [...new Set(events.map(({ subjectId }) => subjectId))];
    const rows = await db.timelineEntry.findMany({ where: { id: { in: ids } }, ...ENTRY_VIEW });
    return rows.map(viewEntry);
  },
});

const MUSTER = systemActor("Muster", "job");
/** What is larger is read by the pages themselves: 64 kB may wait for each of them. */
const MOST_EVENTS = 50;
const MOST_CHARACTERS = 16_000;

/** What pages are sent along of a change: its new entries; null where there are none, or too much of them. */
export async function entriesOf(
  incidentId: string,
  { from, to, parts }: Heard,
): Promise<TimelineItem[] | null> {
  if (!parts?.has("entry") || to - from > MOST_EVENTS) return null;
  const entries = await readNewEntries.execute(MUSTER, { incidentId, from, to });
  return JSON.stringify(entries).length > MOST_CHARACTERS ? null : entries;
}
