import "server-only";
import { UNFINISHED } from "@/lib/learn/action-items/rules";
import { actionItemsVisibleTo, dayOf, refOfItem } from "@/lib/learn/action-items/view";
import type { UserActor } from "@/lib/platform/access/actor";
import type { Tx } from "@/lib/platform/core/db";
import { readEventOf } from "@/lib/record/events/read-event";
import type { TellingItem } from "./write-rules";

type Told = { readonly id: string; readonly kind: string; readonly eventId: bigint };

/** What digests in a mail are about, as it is called and still owed now, by notification. */
export async function readDigestItems(
  tx: Tx,
  told: readonly Told[],
  reader: UserActor,
): Promise<Map<string, TellingItem[]>> {
  const found = new Map<string, TellingItem[]>();
  for (const { id, kind, eventId } of told) {
    if (kind !== "ITEMS_DUE") continue;
    const event = await tx.auditEvent.findUnique({ where: { id: eventId } });
    const reminded = event && readEventOf("action-item.reminded", event);
    const { overdue, dueSoon } = reminded?.after ?? { overdue: [], dueSoon: [] };
    const items = await tx.actionItem.findMany({
      where: {
        AND: [
          { number: { in: [...overdue, ...dueSoon] }, state: { in: [...UNFINISHED] } },
          actionItemsVisibleTo(reader),
        ],
      },
      orderBy: [{ dueOn: "asc" }, { number: "asc" }],
      select: { number: true, title: true, dueOn: true },
    });
    const lines = items.map(({ number, title, dueOn }) => ({
      text: `${refOfItem(number)} ${title}`,
      note: `due ${dayOf(dueOn) ?? "some day"}`,
      path: `/action-items/${number}`,
    }));
    found.set(id, lines);
  }
  return found;
}
