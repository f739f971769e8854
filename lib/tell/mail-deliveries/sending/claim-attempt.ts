import "server-only";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { addJobs } from "@/lib/platform/jobs/jobs";
import { requestSend, SendMail } from "@/lib/tell/mail-deliveries/jobs";
import { prepareMail } from "@/lib/tell/mail-deliveries/letters/prepare-mail";

/** Longer than an attempt may take, shorter than the queue takes to notice that a worker died. */
const HELD_MS = 55_000;
/** The clocks of two machines may differ by this much. */
const EARLY_MS = 5_000;

/**
 * Takes a mail in hand for one attempt, so that of several workers one sends it.
 * @returns what to send; null when another has it, it is not due, or nothing is left to say
 */
export const claimAttempt = defineCommand({
  name: SendMail.name,
  permission: "system",
  input: SendMail.payload,
  sample: { deliveryId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { deliveryId: id }, ctx) => {
    const { count } = await tx.mailDelivery.updateMany({
      where: {
        id,
        nextAttemptAt: { lte: later(ctx.now, EARLY_MS) },
        OR: [{ claimedUntil: null }, { claimedUntil: { lte: ctx.now } }],
      },
      data: { claimedUntil: later(ctx.now, HELD_MS) },
    });
    if (count === 0) await comeBackLater(tx, id, ctx.now);
    const mail = count === 1 ? await prepareMail(tx, id, ctx.now) : null;
    if (!mail) return { result: null, audit: "unchanged" };
    const attempt = await tx.mailAttempt.create({
      data: { deliveryId: id, startedAt: ctx.now },
      select: { id: true },
    });
    return { result: { deliveryId: id, attemptId: attempt.id, mail }, audit: "unchanged" };
  },
});

/** This job was too early, or another worker has the mail: should that one die, somebody has to look again. */
async function comeBackLater(tx: Tx, id: string, now: Date): Promise<void> {
  const delivery = await tx.mailDelivery.findFirst({
    where: { id, nextAttemptAt: { not: null } },
    select: { nextAttemptAt: true, claimedUntil: true },
  });
  if (!delivery) return;
  const times = [delivery.nextAttemptAt, delivery.claimedUntil].map((at) => at?.getTime() ?? 0);
  await addJobs(tx, [requestSend(id, new Date(Math.max(...times, now.getTime()) + 1_000))]);
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
