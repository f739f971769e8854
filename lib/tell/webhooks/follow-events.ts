import "server-only";
import { defineFollower } from "@/lib/platform/command/follower";
import type { Tx } from "@/lib/platform/core/db";
import { addJobs } from "@/lib/platform/jobs/jobs";
import { visibleTo } from "@/lib/respond/incidents/visibility/visibility";
import type { AuditEvent } from "@/prisma/generated/client";
import { buildMessage } from "./deliveries/message";
import { wants } from "./event-rules";
import { requestDelivery } from "./jobs";
import { toldOf } from "./told-rules";

const ON = { disabledAt: null, deletedAt: null } as const;

type Receiver = {
  readonly id: string;
  readonly eventTypes: readonly string[];
  readonly sendsSince: Date;
};

/** Writes a delivery of an event for each receiver that wants it. */
export const followEvents = defineFollower({
  follower: "webhooks",
  wants: (event) => toldOf(event) !== null,
  isAwaited: async (db) =>
    (await db.webhookEndpoint.findFirst({ where: ON, select: { id: true } })) !== null,
  tell: async (tx, events, stream, { now }) => {
    const receivers = await tx.webhookEndpoint.findMany({
      where: ON,
      select: { id: true, eventTypes: true, sendsSince: true },
    });
    const incidentId = /^incident:(.+)$/.exec(stream)?.[1] ?? null;
    if (receivers.length === 0 || (await isRestricted(tx, incidentId))) return 0;
    let written = 0;
    for (const event of events) written += await tell(tx, event, incidentId, receivers, now);
    return written;
  },
});

async function tell(
  tx: Tx,
  event: AuditEvent,
  incidentId: string | null,
  receivers: readonly Receiver[],
  now: Date,
): Promise<number> {
  const told = toldOf(event);
  if (!told) return 0;
  const wanting = receivers.filter(
    ({ eventTypes, sendsSince }) => wants(eventTypes, told.type) && event.recordedAt >= sendsSince,
  );
  if (wanting.length === 0) return 0;
  const body = await buildMessage(tx, event, incidentId, told, now);
  const { count } = await tx.webhookDelivery.createMany({
    data: wanting.map(({ id }) => ({
      endpointId: id,
      eventId: event.id,
      messageId: messageIdOf(event),
      type: told.type,
      body,
      incidentId,
      createdAt: now,
      state: "WAITING" as const,
      nextAttemptAt: now,
    })),
    skipDuplicates: true,
  });
  await addJobs(
    tx,
    wanting.map(({ id }) => requestDelivery(id)),
  );
  return count;
}

/** Nothing of a restricted incident leaves Muster (docs/rules/incidents.md). */
async function isRestricted(tx: Tx, incidentId: string | null): Promise<boolean> {
  if (incidentId === null) return false;
  const open = { AND: [{ id: incidentId }, visibleTo("EVERYBODY")] };
  return (await tx.incident.count({ where: open })) === 0;
}

/** The same for every receiver of an event, and of no other event in any database. */
function messageIdOf({ hash }: AuditEvent): string {
  return `msg_${hash.slice(0, 32)}`;
}
