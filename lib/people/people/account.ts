import "server-only";
import type { UserActor } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Context } from "@/lib/platform/command/context";
import { DomainError, invalidField, notFound } from "@/lib/platform/core/errors";
import { AccountEvents, SignInEvents } from "./events";
import { lockMembership } from "./membership";
import { requireFreeName } from "./names/free-name";
import { ChangePassword, Nothing, RenameAccount, RevokeSession } from "./schemas";
import { isPassword } from "./secrets";
import { hashNewPassword } from "./sign-in/new-password";
import { endTokensOf } from "./sign-in/password-reset";

/** Changes one's password; other sessions end, and open links to a new one; tokens if one wants. @throws DomainError INVALID for a wrong current one. */
export const changePassword = defineCommand({
  name: "account.change-password",
  permission: "account.manage",
  input: ChangePassword,
  carriesSecret: true,
  sample: { current: "correct horse battery", password: "staple battery horse" },
  run: async (tx, input, ctx) => {
    const me = requirePerson(ctx);
    const user = await tx.user.findUniqueOrThrow({ where: { id: me.id } });
    if (user.passwordHash && !(await isPassword(user.passwordHash, input.current, "known"))) {
      throw invalidField("current", "This is not your current password.");
    }
    const passwordHash = await hashNewPassword(input.password, user);
    await tx.user.update({ where: { id: me.id }, data: { passwordHash } });
    await tx.session.updateMany({
      where: { userId: me.id, revokedAt: null, id: { not: me.credentialId } },
      data: { revokedAt: ctx.now },
    });
    await tx.passwordReset.updateMany({
      where: { userId: me.id, endedAt: null },
      data: { endedAt: ctx.now },
    });
    const { endTokens } = input;
    if (endTokens) await endTokensOf(tx, me.id, ctx.now);
    const audit = AccountEvents.entry("account.password-changed", {
      ...aboutMe(me),
      after: { endTokens },
    });
    return { result: { id: me.id }, audit: [audit] };
  },
});

/** Changes one's own name. @throws DomainError INVALID for one that looks like somebody else's */
export const renameAccount = defineCommand({
  name: "account.rename",
  permission: "account.manage",
  input: RenameAccount,
  sample: { name: "Ada Lovelace" },
  run: async (tx, input, ctx) => {
    const me = requirePerson(ctx);
    await lockMembership(tx);
    await requireFreeName(tx, input.name, me.id);
    await tx.user.update({ where: { id: me.id }, data: { name: input.name } });
    const change = { before: { name: me.name }, after: { name: input.name } };
    const audit = AccountEvents.entry("account.renamed", { ...aboutMe(me), ...change });
    return { result: { id: me.id }, audit: [audit] };
  },
});

/** Ends one of one's own sessions. @throws DomainError NOT_FOUND for other people's. */
export const revokeSession = defineCommand({
  name: "session.revoke",
  permission: "account.manage",
  input: RevokeSession,
  sample: { sessionId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, input, ctx) => {
    const me = requirePerson(ctx);
    const { count } = await tx.session.updateMany({
      where: { id: input.sessionId, userId: me.id, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) throw notFound("This session");
    return {
      result: { id: input.sessionId },
      audit: [SignInEvents.entry("session.revoked", aboutMe(me))],
    };
  },
});

/** Ends all of one's sessions but this one. */
export const revokeOtherSessions = defineCommand({
  name: "session.revoke-others",
  permission: "account.manage",
  input: Nothing,
  sample: {},
  run: async (tx, _input, ctx) => {
    const me = requirePerson(ctx);
    const { count } = await tx.session.updateMany({
      where: { userId: me.id, revokedAt: null, id: { not: me.credentialId } },
      data: { revokedAt: ctx.now },
    });
    return {
      result: { ended: count },
      audit: [SignInEvents.entry("session.others-revoked", aboutMe(me))],
    };
  },
});

/** @throws DomainError FORBIDDEN when Muster itself calls what only a person can have: an account. */
export function requirePerson(ctx: Context): UserActor {
  if (ctx.actor.kind === "user") return ctx.actor;
  throw new DomainError("FORBIDDEN", "Only a signed-in person has an account.");
}

function aboutMe(me: UserActor) {
  return { stream: WORKSPACE_STREAM, subject: { type: "user", id: me.id } };
}
