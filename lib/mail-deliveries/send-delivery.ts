import "server-only";
import type { SystemActor } from "@/lib/access/actor";
import { type Mailer, sharedMailer } from "@/lib/mail/mailer";
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
  await settleAttempt.execute(worker, { attemptId, ...(await mailer.send(mail)) });
}
