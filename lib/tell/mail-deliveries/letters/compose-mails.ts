import "server-only";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { addJobs } from "@/lib/platform/jobs/jobs";
import { requestSend } from "@/lib/tell/mail-deliveries/jobs";
import { MailPerson, requestMail } from "@/lib/tell/notifications/jobs";
import { mailChoices } from "@/lib/tell/notifications/mail-choice-rules";
import { chosenBy } from "@/lib/tell/notifications/mail-settings";
import { prepareMail } from "./prepare-mail";
import { rollUp, type Waiting } from "./roll-up-rules";

const DAY_MS = 24 * 3_600_000;
/** Two clocks may differ a little; looking again too soon must not become a loop without a pause. */
const SOONEST_MS = 1_000;

/**
 * Makes mails of what a person was told and no mail has carried. The person's row is held, so that two workers
 * take turns; a notification is in one mail at most, by the table's key.
 */
export const composeMails = defineCommand({
  name: MailPerson.name,
  permission: "system",
  input: MailPerson.payload,
  sample: { userId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { userId }, ctx) => {
    await tx.$queryRaw`select 1 from app_user where id = ${userId}::uuid for no key update`;
    const waiting = await findWaiting(tx, userId, ctx.now);
    const { mails, lookAgainAt } = rollUp(waiting, ctx.now);
    for (const mail of mails) await queueMail(tx, userId, mail, ctx.now);
    if (lookAgainAt) {
      const soonest = ctx.now.getTime() + SOONEST_MS;
      await addJobs(tx, [requestMail(userId, new Date(Math.max(lookAgainAt.getTime(), soonest)))]);
    }
    // As with telling: the record is about incidents, and mail has tables of its own.
    return { result: { mails: mails.length }, audit: "unchanged" };
  },
});

/** What is older than a day is not mailed any more, as it would not be told any more. */
async function findWaiting(tx: Tx, userId: string, now: Date): Promise<Waiting[]> {
  const choices = mailChoices(await chosenBy(tx, userId));
  const rows = await tx.notification.findMany({
    where: { userId, mailed: null, createdAt: { gt: new Date(now.getTime() - DAY_MS) } },
    orderBy: { number: "asc" },
    select: { id: true, incidentId: true, kind: true, createdAt: true },
  });
  return rows.map(({ kind, ...row }) => ({ ...row, choice: choices[kind] }));
}

async function queueMail(tx: Tx, userId: string, carried: readonly Waiting[], now: Date) {
  const { id } = await tx.mailDelivery.create({
    data: {
      userId,
      purpose: "NOTIFICATIONS",
      queuedAt: now,
      triedSince: now,
      nextAttemptAt: now,
      notifications: { create: carried.map(({ id }) => ({ notificationId: id })) },
    },
    select: { id: true },
  });
  if (await prepareMail(tx, id, now)) await addJobs(tx, [requestSend(id)]);
}
