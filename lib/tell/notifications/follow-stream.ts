import "server-only";
import { defineCommand } from "@/lib/platform/command/command";
import { FollowStream, requestFollow } from "@/lib/platform/command/follow";
import type { Tx } from "@/lib/platform/core/db";
import { addJobs } from "@/lib/platform/jobs/jobs";
import type { AuditEvent } from "@/prisma/generated/client";
import { requestMail } from "./jobs";
import { pathOf } from "./path";
import { findRecipients } from "./recipients";
import { isNews, newsOf } from "./rules";

const BATCH = 200;

/**
 * Reads what a stream recorded since the last time, and tells the people it concerns. The position is locked,
 * so that several workers take turns; it moves in the transaction that tells, so that nobody is told twice.
 */
export const followStream = defineCommand({
  name: FollowStream.name,
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
    let told = 0;
    for (const event of events) {
      if (isNews(event.recordedAt, ctx.now)) told += await tell(tx, event, ctx.now);
    }
    const seq = events.at(-1)?.seq ?? position;
    await tx.notificationPosition.update({ where: { stream }, data: { seq } });
    if (events.length === BATCH) await addJobs(tx, [requestFollow(stream)]);
    // Telling of an event is no event: the log would follow itself for ever.
    return { result: { told }, audit: "unchanged" };
  },
});

async function tell(tx: Tx, event: AuditEvent, now: Date): Promise<number> {
  const news = newsOf(event);
  if (!news) return 0;
  const incident = await incidentOf(tx, event.stream);
  const recipients = await findRecipients(tx, news.to, incident, event);
  if (recipients.length === 0) return 0;
  const path = await pathOf(tx, news.place, incident, event.subjectId);
  const { kind, sentence } = news;
  const { count } = await tx.notification.createMany({
    data: recipients.map((userId) => ({
      userId,
      eventId: event.id,
      kind,
      sentence,
      path,
      incidentId: incident?.id ?? null,
      createdAt: now,
    })),
    skipDuplicates: true,
  });
  if (count > 0)
    await addJobs(
      tx,
      recipients.map((userId) => requestMail(userId)),
    );
  return count;
}

async function incidentOf(tx: Tx, stream: string) {
  const id = /^incident:(.+)$/.exec(stream)?.[1];
  if (id === undefined) return null;
  return tx.incident.findUnique({
    where: { id },
    select: { id: true, number: true, restricted: true, reporterId: true },
  });
}

async function lockPosition(tx: Tx, stream: string): Promise<number> {
  const rows = await tx.$queryRaw<{ seq: number }[]>`
    insert into notification_position (stream, seq) values (${stream}, 0)
    on conflict (stream) do update set stream = excluded.stream
    returning seq`;
  return rows[0]?.seq ?? 0;
}
