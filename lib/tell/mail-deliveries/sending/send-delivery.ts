import "server-only";
import type { SystemActor } from "@/lib/platform/access/actor";
import { log } from "@/lib/platform/core/log";
import { type Mailer, sharedMailer } from "@/lib/platform/mail/mailer";
import { claimAttempt } from "./claim-attempt";
import { settleAttempt } from "./settle-attempt";

/**
 * One attempt at a mail: a transaction before it, none while the mail server is spoken to, one after it. When
 * the process dies in between, the mail is tried again under the same Message-ID (docs/decisions/mail.md).
 */
export async function sendDelivery(
  worker: SystemActor,
  payload: unknown,
  mailer: Mailer | null = sharedMailer(),
): Promise<void> {
  const claim = await claimAttempt.execute(worker, payload);
  if (!claim || !mailer) return;
  const { attemptId, mail } = claim;
  const sent = await mailer.send(mail);
  if (sent.outcome !== "ACCEPTED") log.warn({ attemptId, ...sent }, "A mail was not sent");
  await settleAttempt.execute(worker, { attemptId, ...sent });
}
