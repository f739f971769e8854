import "server-only";
import { requirePerson } from "@/lib/people/people/account";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError } from "@/lib/platform/core/errors";
import { mailConfig } from "@/lib/platform/mail/config";
import { MailEvents } from "@/lib/tell/mail-deliveries/events";
import { requestSend } from "@/lib/tell/mail-deliveries/jobs";
import { Nothing } from "@/lib/tell/mail-deliveries/schemas";

const PERIOD_MS = 600_000;
const TESTS_MAX = 5;

/**
 * Sends one's own address a test mail, tried once; what became of it is in one's list of mail.
 * @throws DomainError CONFLICT when mail is not set up; LIMIT after five in ten minutes
 */
export const sendTestMail = defineCommand({
  name: "mail-delivery.send-test",
  permission: "account.manage",
  input: Nothing,
  sample: {},
  run: async (tx, _input, ctx) => {
    const { id: userId } = requirePerson(ctx);
    if (!mailConfig()) {
      throw new DomainError("CONFLICT", "Mail is not set up on this Muster, so none can be sent.");
    }
    await tx.$queryRaw`select 1 from app_user where id = ${userId}::uuid for no key update`;
    await limitTests(tx, userId, ctx.now);
    const { email: address } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    const times = { queuedAt: ctx.now, triedSince: ctx.now, nextAttemptAt: ctx.now };
    const { id } = await tx.mailDelivery.create({
      data: { userId, purpose: "TEST", address, ...times },
      select: { id: true },
    });
    const subject = { type: "mail-delivery", id };
    return {
      result: { id },
      audit: [MailEvents.entry("mail.test-asked", { stream: WORKSPACE_STREAM, subject })],
      jobs: [requestSend(id)],
    };
  },
});

async function limitTests(tx: Tx, userId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - PERIOD_MS);
  const tests = await tx.mailDelivery.count({
    where: { userId, purpose: "TEST", queuedAt: { gt: since } },
  });
  if (tests < TESTS_MAX) return;
  const message = `You have sent ${TESTS_MAX} test mails within ten minutes. Try again later.`;
  throw new DomainError("LIMIT", message, { retryAfterSeconds: PERIOD_MS / 1_000 });
}
