import "server-only";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import type { Tx } from "@/lib/platform/core/db";
import { addParticipants } from "@/lib/respond/incidents/visibility/participants";
import type { Prisma } from "@/prisma/generated/client";
import { ActionItemEvents } from "./events";
import { streamOfItem } from "./load";

/** Action items that somebody still has to do. */
export const unfinishedOf = (ownerId: string): Prisma.ActionItemWhereInput => ({
  ownerId,
  state: { notIn: ["DONE", "WONT_DO"] },
});

/** Gives all unfinished items of one person to another, who may then see those of restricted incidents. */
export async function handOverItems(
  tx: Tx,
  fromId: string,
  toId: string,
  now: Date,
): Promise<AuditEntry[]> {
  const items = await tx.actionItem.updateManyAndReturn({
    where: unfinishedOf(fromId),
    data: { ownerId: toId, version: { increment: 1 } },
    select: { id: true, incidentId: true },
  });
  const incidents = [...new Set(items.map(({ incidentId }) => incidentId))];
  for (const id of incidents) if (id !== null) await addParticipants(tx, id, [toId], now);
  return items.map((item) =>
    ActionItemEvents.entry("action-item.edited", {
      stream: streamOfItem(item),
      subject: { type: "action-item", id: item.id },
      before: { ownerId: fromId },
      after: { ownerId: toId },
    }),
  );
}
