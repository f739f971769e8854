import "server-only";
import { defineFollower } from "@/lib/platform/command/follower";
import type { Tx } from "@/lib/platform/core/db";
import { addJobs } from "@/lib/platform/jobs/jobs";
import { callPeople } from "@/lib/respond/live/calls";
import type { AuditEvent } from "@/prisma/generated/client";
import { requestMail } from "./jobs";
import { pathOf } from "./path";
import { findRecipients } from "./recipients";
import { isNews, newsOf } from "./rules";

/** Tells the people whom an event concerns. */
export const followStream = defineFollower({
  follower: "notifications",
  wants: (event) => newsOf(event) !== null,
  tell: async (tx, events, _stream, { now }) => {
    let told = 0;
    for (const event of events) {
      if (isNews(event.recordedAt, now)) told += await tell(tx, event, now);
    }
    return told;
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
  if (count === 0) return 0;
  await addJobs(
    tx,
    recipients.map((userId) => requestMail(userId)),
  );
  await callPeople(tx, recipients);
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
