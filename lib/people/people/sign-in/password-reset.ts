import "server-only";
import { createHash } from "node:crypto";
import { AccountEvents } from "@/lib/people/people/events";
import { ResetAsked } from "@/lib/people/people/jobs";
import { AskReset, ResetPassword, SetPassword } from "@/lib/people/people/schemas";
import { hashSecret } from "@/lib/people/people/secrets";
import { limitResets, mayReset } from "@/lib/platform/access/limits";
import { forgetFailures } from "@/lib/platform/access/sign-in-pace";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError, notFound } from "@/lib/platform/core/errors";
import { addJobs, requestJob } from "@/lib/platform/jobs/jobs";
import { mailConfig } from "@/lib/platform/mail/config";
import { hashNewPassword } from "./new-password";

/**
 * Asks for a mail with a link to a new password. The answer is the same whether there is such an account: whose
 * it is, is looked up by a job.
 * @throws DomainError CONFLICT where no mail can be sent; LIMIT after ten from one address in an hour
 */
export const askPasswordReset = defineCommand({
  name: "account.ask-reset",
  permission: "sign-in",
  input: AskReset,
  sample: { email: "ada@example.org" },
  run: async (tx, { email }, ctx) => {
    if (!mailConfig()) {
      throw new DomainError(
        "CONFLICT",
        "Mail is not set up on this Muster: ask an admin for a link.",
      );
    }
    await limitResets(ctx.ip);
    const name = createHash("sha256").update(email).digest("base64url");
    // More than three an hour for one address are forgotten in silence: saying so would tell who asks.
    if (await mayReset(name)) {
      await addJobs(tx, [requestJob(ResetAsked, { email, ip: ctx.ip }, { key: `reset:${name}` })]);
    }
    return { result: { asked: true }, audit: "unchanged" };
  },
});

/**
 * Sets a new password by a link, which is used up with all others of this person. Their sessions end, and
 * their tokens if they want.
 * @throws DomainError NOT_FOUND when the link was used or is too old
 */
export const resetPassword = defineCommand({
  name: "account.reset-password",
  permission: "sign-in",
  input: ResetPassword,
  carriesSecret: true,
  sample: { token: "a-token-from-a-link-in-a-mail", password: "correct horse battery" },
  run: async (tx, { token, password, endTokens }, ctx) => {
    const link = { tokenHash: hashSecret(token), endedAt: null, expiresAt: { gt: ctx.now } };
    const open = await tx.passwordReset.updateManyAndReturn({
      where: { ...link, user: { disabledAt: null } },
      data: { endedAt: ctx.now },
      select: { userId: true },
    });
    const userId = open[0]?.userId;
    if (userId === undefined) {
      throw new DomainError("NOT_FOUND", "This link was used or is too old: ask for a new one.");
    }
    const { email } = await setPasswordOf(tx, userId, password, ctx.now);
    if (endTokens) await endTokensOf(tx, userId, ctx.now);
    return {
      result: { email },
      audit: [
        AccountEvents.entry("account.password-reset", {
          stream: WORKSPACE_STREAM,
          subject: { type: "user", id: userId },
          after: { endTokens },
        }),
      ],
    };
  },
});

/** Sets somebody's password from the command line. @throws DomainError NOT_FOUND without an active account */
export const setPassword = defineCommand({
  name: "account.set-password",
  permission: "system",
  input: SetPassword,
  carriesSecret: true,
  sample: { email: "ada@example.org", password: "correct horse battery" },
  run: async (tx, { email, password }, ctx) => {
    const user = await tx.user.findFirst({ where: { email, disabledAt: null } });
    if (!user) throw notFound("An active account with this address");
    await setPasswordOf(tx, user.id, password, ctx.now);
    const subject = { type: "user", id: user.id };
    return {
      result: { id: user.id },
      audit: [
        AccountEvents.entry("account.password-reset", {
          stream: WORKSPACE_STREAM,
          subject,
          after: null,
        }),
      ],
    };
  },
});

async function setPasswordOf(tx: Tx, userId: string, password: string, now: Date) {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const passwordHash = await hashNewPassword(password, user);
  await tx.user.update({ where: { id: userId }, data: { passwordHash } });
  await tx.passwordReset.updateMany({
    where: { userId, endedAt: null },
    data: { endedAt: now },
  });
  await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
  await forgetFailures(userId);
  return user;
}

/** Ends all of a person's API tokens for good. */
export async function endTokensOf(tx: Tx, userId: string, now: Date): Promise<number> {
  const ended = { userId, revokedAt: null, expiresAt: { gt: now } };
  return (await tx.apiToken.updateMany({ where: ended, data: { revokedAt: now } })).count;
}
