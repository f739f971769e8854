import "server-only";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import { addJobs } from "@/lib/platform/jobs/jobs";
import { requestDelivery } from "@/lib/tell/webhooks/jobs";

/** What is next for a receiver: the oldest that waits its turn, or what goes out of turn and is due before. */
export async function findNext(db: ReadDb, endpointId: string) {
  const waiting = { endpointId, state: "WAITING" } as const;
  const inTurn = await db.webhookDelivery.findFirst({
    where: { ...waiting, outOfTurn: false },
    orderBy: { number: "asc" },
  });
  const outOfTurn = await db.webhookDelivery.findFirst({
    where: { ...waiting, outOfTurn: true },
    orderBy: [{ nextAttemptAt: "asc" }, { number: "asc" }],
  });
  if (!inTurn || !outOfTurn) return inTurn ?? outOfTurn;
  return dueMs(outOfTurn) < dueMs(inTurn) ? outOfTurn : inTurn;
}

/** Lets everything that waits for a receiver go now: it may be back, or elsewhere. */
export async function hurryWaiting(
  tx: Tx,
  { id, disabledAt }: { id: string; disabledAt: Date | null },
  now: Date,
): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { endpointId: id, state: "WAITING", nextAttemptAt: { gt: now } },
    data: { nextAttemptAt: now },
  });
  if (disabledAt === null) await addJobs(tx, [requestDelivery(id)]);
}

/** Queues the job for what is next, where anything is. */
export async function queueNext(tx: Tx, endpointId: string): Promise<void> {
  const next = await findNext(tx, endpointId);
  if (!next) return;
  await addJobs(tx, [requestDelivery(endpointId, next.nextAttemptAt ?? undefined)]);
}

function dueMs({ nextAttemptAt }: { nextAttemptAt: Date | null }): number {
  return nextAttemptAt?.getTime() ?? 0;
}
