import "server-only";
import { loadItem, streamOfItem } from "@/lib/learn/action-items/load";
import { ReadActionItem } from "@/lib/learn/action-items/schemas";
import { defineQuery } from "@/lib/platform/command/query";
import type { ReadDb } from "@/lib/platform/core/db";
import { iso } from "@/lib/platform/core/json";
import { readEvent, type StoredEvent } from "@/lib/record/events/read-event";
import { describeItemEvent, type ItemEvent, idsIn } from "./history-rules";

export type ItemHistory = Awaited<ReturnType<typeof readItemHistory.execute>>;

/** What became of an item, from the audit log, the newest 200 first; comments stand apart. @throws DomainError NOT_FOUND. */
export const readItemHistory = defineQuery({
  name: "action-item.history",
  permission: "action-item.read",
  input: ReadActionItem,
  sample: { actionItemId: "00000000-0000-7000-8000-000000000000" },
  run: async (db, input, ctx) => {
    const item = await loadItem(db, { id: input.actionItemId }, ctx.actor);
    const events = await db.auditEvent.findMany({
      where: {
        stream: streamOfItem(item),
        subjectType: "action-item",
        subjectId: item.id,
        type: { in: ["action-item.created", "action-item.edited"] },
      },
      orderBy: { seq: "desc" },
      take: 200,
    });
    const read = events.map((event) => ({ event, says: readItemEvent(event) }));
    const names = await namesOf(db, idsIn(read.flatMap(({ says }) => says ?? [])));
    return read.map(({ event, says }) => ({
      seq: event.seq,
      changes: says ? describeItemEvent(says, names) : ["Changed"],
      reason: event.reason,
      by: event.actorName,
      recordedAt: iso(event.recordedAt),
    }));
  },
});

function readItemEvent(stored: StoredEvent): ItemEvent | null {
  const event = readEvent(stored);
  const isOfItem = event?.type === "action-item.created" || event?.type === "action-item.edited";
  return isOfItem ? event : null;
}

async function namesOf(db: ReadDb, ids: readonly string[]): Promise<Map<string, string>> {
  const where = { id: { in: [...ids] } };
  const select = { id: true, name: true } as const;
  const [people, services, teams] = await Promise.all([
    db.user.findMany({ where, select }),
    db.service.findMany({ where, select }),
    db.team.findMany({ where, select }),
  ]);
  return new Map([...people, ...services, ...teams].map(({ id, name }) => [id, name]));
}
