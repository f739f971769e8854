import "server-only";
import { ResetAsked } from "@/lib/people/people/jobs";
import { makeResetLink, RESET_MINUTES } from "@/lib/people/people/sign-in/reset-links";
import { nameOf, userIdOf } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError, notFound } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { mailConfig } from "@/lib/platform/mail/config";
import { MailEvents } from "@/lib/tell/mail-deliveries/events";
import { requestSend } from "@/lib/tell/mail-deliveries/jobs";
import { leadsNowhere } from "@/lib/tell/mail-deliveries/letters/standing-rules";
import { SendReset } from "@/lib/tell/mail-deliveries/schemas";

/** Mails a link to whoever has the address that was given; nothing happens when nobody has. */
export const mailAskedReset = defineCommand({
  name: ResetAsked.name,
  permission: "system",
  input: ResetAsked.payload,
  sample: { email: "ada@example.org", ip: null },
  run: async (tx, { email, ip }, ctx) => {
    const user = await tx.user.findFirst({ where: { email, disabledAt: null } });
    if (!user) return { result: null, audit: "unchanged" };
    const id = await queueResetMail(tx, user.id, ctx.now);
    const subject = { type: "user", id: user.id };
    return {
      result: null,
      audit: [
        MailEvents.entry("account.reset-asked", {
          stream: WORKSPACE_STREAM,
          subject,
          after: { ip },
        }),
      ],
      jobs: [requestSend(id)],
    };
  },
});

type Sent = {
  readonly mailedTo: string | null;
  readonly link: string | null;
  readonly expiresAt: string | null;
};

/**
 * Sends a person a link to a new password. Where it cannot be mailed the link is shown, once, in this answer.
 * @throws DomainError NOT_FOUND; CONFLICT for somebody whose access ended
 */
export const sendReset = defineCommand({
  name: "people.send-reset",
  permission: "people.manage",
  input: SendReset,
  carriesSecret: true,
  sample: { userId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, { userId, byMail }, ctx): Promise<Outcome<Sent>> => {
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (!user) throw notFound("This person");
    if (user.disabledAt) {
      throw new DomainError(
        "CONFLICT",
        `${user.name} can no longer sign in: let them in again first.`,
      );
    }
    const isMailed = byMail && mailConfig() !== null && !leadsNowhere(user.email);
    const audit = MailEvents.entry("account.reset-sent", {
      stream: WORKSPACE_STREAM,
      subject: { type: "user", id: userId },
      after: { by: nameOf(ctx.actor), isMailed },
    });
    if (isMailed) {
      const id = await queueResetMail(tx, userId, ctx.now);
      const result = { mailedTo: user.email, link: null, expiresAt: null };
      return { result, audit: [audit], jobs: [requestSend(id)] };
    }
    const made = await makeResetLink(tx, userId, ctx.now, {
      minutes: RESET_MINUTES.BY_ADMIN,
      sentById: userIdOf(ctx.actor),
    });
    const result = { mailedTo: null, link: made.link, expiresAt: iso(made.expiresAt) };
    return { result, audit: [audit] };
  },
});

/** The link is made when the mail is written, and kept nowhere but in the mail that is sent. */
async function queueResetMail(tx: Tx, userId: string, now: Date): Promise<string> {
  const times = { queuedAt: now, triedSince: now, nextAttemptAt: now };
  const { id } = await tx.mailDelivery.create({
    data: { userId, purpose: "PASSWORD_RESET", ...times },
    select: { id: true },
  });
  return id;
}
