import "server-only";
import { z } from "zod";
import { RESET_MINUTES } from "@/lib/people/people/sign-in/reset-links";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { Id } from "@/lib/platform/core/input";
import { nextAttemptAt } from "@/lib/platform/jobs/backoff-rules";
import { addJobs } from "@/lib/platform/jobs/jobs";
import { MAIL_OUTCOMES } from "@/lib/platform/mail/failure-rules";
import { requestSend } from "@/lib/tell/mail-deliveries/jobs";

const SettleAttempt = z.strictObject({
  attemptId: Id,
  outcome: z.enum(MAIL_OUTCOMES),
  answer: z.string(),
});
type Settled = z.output<typeof SettleAttempt>;

/** Records what became of an attempt, and plans the next one or ends the delivery. */
export const settleAttempt = defineCommand({
  name: "mail-delivery.settle",
  permission: "system",
  input: SettleAttempt,
  sample: {
    attemptId: "00000000-0000-7000-8000-000000000000",
    outcome: "ACCEPTED",
    answer: "The mail server took it: 250 OK",
  },
  run: async (tx, input, ctx) => {
    const { deliveryId } = await tx.mailAttempt.update({
      where: { id: input.attemptId },
      data: { endedAt: ctx.now, outcome: input.outcome, answer: input.answer },
      select: { deliveryId: true },
    });
    await tx.$queryRaw`select 1 from mail_delivery where id = ${deliveryId}::uuid for update`;
    const isOver = await isOvertaken(tx, deliveryId, input);
    if (!isOver) await endOrGoOn(tx, deliveryId, input, ctx.now);
    return { result: { deliveryId }, audit: "unchanged" };
  },
});

/** An attempt that was thought dead, and fails after another began, has nothing to say about what is next. */
async function isOvertaken(tx: Tx, deliveryId: string, { attemptId, outcome }: Settled) {
  if (outcome === "ACCEPTED") return false;
  const newest = await tx.mailAttempt.findFirst({
    where: { deliveryId },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return newest?.id !== attemptId;
}

async function endOrGoOn(tx: Tx, id: string, { outcome }: Settled, now: Date): Promise<void> {
  const ended = { nextAttemptAt: null, claimedUntil: null, sentAt: null, givenUpAt: null };
  switch (outcome) {
    case "ACCEPTED":
      await tx.mailDelivery.update({ where: { id }, data: { ...ended, sentAt: now } });
      return;
    case "REFUSED":
      await tx.mailDelivery.update({ where: { id }, data: { ...ended, givenUpAt: now } });
      return;
    case "FAILED":
    case "UNKNOWN": {
      const nextAt = await planNext(tx, id, now);
      const data = nextAt
        ? { nextAttemptAt: nextAt, claimedUntil: null }
        : { ...ended, givenUpAt: now };
      await tx.mailDelivery.update({ where: { id }, data });
      if (nextAt) await addJobs(tx, [requestSend(id, nextAt)]);
    }
  }
}

/** A test is tried once: its person waits for the answer, and may press again. */
async function planNext(tx: Tx, id: string, now: Date): Promise<Date | null> {
  const { purpose, triedSince } = await tx.mailDelivery.findUniqueOrThrow({
    where: { id },
    select: { purpose: true, triedSince: true },
  });
  if (purpose === "TEST") return null;
  const isReset = purpose === "PASSWORD_RESET";
  const tried = await tx.mailAttempt.count({
    where: { deliveryId: id, startedAt: { gte: triedSince } },
  });
  const at = nextAttemptAt(tried, triedSince, now, Math.random());
  // Who waits for a link has long asked for another one.
  const isTooLate = at && at.getTime() > triedSince.getTime() + RESET_MINUTES.BY_MAIL * 60_000;
  return isReset && isTooLate ? null : at;
}
