import "server-only";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError, notFound } from "@/lib/platform/core/errors";
import { MailEvents } from "@/lib/tell/mail-deliveries/events";
import { requestSend } from "@/lib/tell/mail-deliveries/jobs";
import { Resend } from "@/lib/tell/mail-deliveries/schemas";

/**
 * Tries a mail again at once, whatever became of it, under the same Message-ID: who has it already sees it once.
 * @throws DomainError NOT_FOUND; CONFLICT while it is being sent, or when it was left out
 */
export const resendMail = defineCommand({
  name: "mail-delivery.resend",
  permission: "mail.manage",
  input: Resend,
  sample: { deliveryId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { deliveryId: id }, ctx) => {
    const { count } = await tx.mailDelivery.updateMany({
      where: {
        id,
        skippedAt: null,
        OR: [{ claimedUntil: null }, { claimedUntil: { lte: ctx.now } }],
      },
      data: { nextAttemptAt: ctx.now, triedSince: ctx.now },
    });
    if (count === 0) throw await whyNot(tx, id);
    const subject = { type: "mail-delivery", id };
    return {
      result: { id },
      audit: [MailEvents.entry("mail.asked-again", { stream: WORKSPACE_STREAM, subject })],
      jobs: [requestSend(id)],
    };
  },
});

async function whyNot(tx: Tx, id: string): Promise<DomainError> {
  const delivery = await tx.mailDelivery.findUnique({ where: { id } });
  if (!delivery) return notFound("This mail");
  const message = delivery.skippedAt
    ? "This mail was left out on purpose: there is nothing to send."
    : "This mail is being sent right now: look again in a minute.";
  return new DomainError("CONFLICT", message);
}
