import "server-only";
import { defineCommand } from "@/lib/platform/command/command";
import { FollowStream, requestFollow } from "@/lib/platform/command/follow";
import type { Tx } from "@/lib/platform/core/db";
import { addJobs } from "@/lib/platform/jobs/jobs";
import { visibleTo } from "@/lib/respond/incidents/visibility/visibility";
import type { AuditEvent } from "@/prisma/generated/client";
import { buildMessage } from "./deliveries/message";
import { toldOf, wants } from "./event-rules";
import { requestDelivery } from "./jobs";

const BATCH = 200;

type Receiver = {
  readonly id: string;
  readonly eventTypes: readonly string[];
  readonly sendsSince: Date;
};

/**
 * Reads what a stream recorded since the last time and writes a delivery for each receiver that wants it. The
 * position is locked and moves in the same transaction, so that nothing is written twice or out of order.
 */
export const followEvents = defineCommand({
  name: "webhook.follow",
  permission: "system",
  input: FollowStream.payload,
  sample: { stream: "workspace" },
  run: async (tx, { stream }, ctx) => {
    const position = await lockPosition(tx, stream);
    const events = await tx.auditEvent.findMany({
      where: { stream, seq: { gt: position } },
      orderBy: { seq: "asc" },
      take: BATCH,
    });
    const receivers = await tx.webhookEndpoint.findMany({
      where: { disabledAt: null, deletedAt: null },
      select: { id: true, eventTypes: true, sendsSince: true },
    });
    const incidentId = /^incident:(.+)$/.exec(stream)?.[1] ?? null;
    const isOpen = receivers.length > 0 && !(await isRestricted(tx, incidentId));
    let written = 0;
    if (isOpen) {
      for (const event of events) written += await tell(tx, event, incidentId, receivers, ctx.now);
    }
    const seq = events.at(-1)?.seq ?? position;
    await tx.webhookPosition.update({ where: { stream }, data: { seq } });
    if (events.length === BATCH) await addJobs(tx, [requestFollow(stream)]);
    return { result: { written }, audit: "unchanged" };
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

async function lockPosition(tx: Tx, stream: string): Promise<number> {
  const rows = await tx.$queryRaw<{ seq: number }[]>`
    insert into webhook_position (stream, seq) values (${stream}, 0)
    on conflict (stream) do update set stream = excluded.stream
    returning seq`;
  return rows[0]?.seq ?? 0;
}
