import "server-only";
import { ROLES } from "@/lib/platform/access/permissions";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { addMinutes } from "@/lib/platform/core/clock/duration";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError, invalidField, notFound } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { requirePerson } from "./account";
import { AccountEvents } from "./events";
import { CreateToken, RevokeToken } from "./schemas";
import { makeSecret } from "./secrets";

/** Live tokens a person may have at once. */
export const TOKENS_MAX = 20;

/**
 * Makes an API token with a role at most one's own, for `days` days. Its secret is shown only in this answer.
 * @throws DomainError INVALID for a role above one's own; CONFLICT for somebody with 20 live tokens
 */
export const createToken = defineCommand({
  name: "token.create",
  permission: "account.manage",
  input: CreateToken,
  carriesSecret: true,
  sample: { name: "Deploy pipeline", role: "VIEWER" },
  run: async (tx, input, ctx) => {
    const me = requirePerson(ctx);
    if (ROLES.indexOf(input.role) < ROLES.indexOf(me.role)) {
      throw invalidField("role", "A token cannot do more than you: choose a lower role.");
    }
    await refuseTooMany(tx, me.id, ctx.now);
    const { secret, hash } = makeSecret("mst_");
    const token = await tx.apiToken.create({
      data: {
        userId: me.id,
        name: input.name,
        role: input.role,
        tokenHash: hash,
        prefix: secret.slice(0, 8),
        createdAt: ctx.now,
        expiresAt: addMinutes(ctx.now, input.days * 24 * 60),
      },
    });
    const expiresAt = iso(token.expiresAt);
    return {
      result: { id: token.id, secret, expiresAt },
      audit: [
        AccountEvents.entry("token.created", {
          stream: WORKSPACE_STREAM,
          subject: { type: "token", id: token.id },
          after: { name: token.name, role: token.role, expiresAt },
        }),
      ],
    };
  },
});

/** The person's row is held, so that two requests at once do not both find room for one more. */
async function refuseTooMany(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.$queryRaw`select 1 from app_user where id = ${userId}::uuid for no key update`;
  const live = await tx.apiToken.count({ where: { userId, ...liveTokens(now) } });
  if (live < TOKENS_MAX) return;
  const message = `You have ${TOKENS_MAX} API tokens, which is the most: revoke one that is not needed any more.`;
  throw new DomainError("CONFLICT", message);
}

/** Tokens that hold at an instant. */
export function liveTokens(now: Date) {
  return { revokedAt: null, expiresAt: { gt: now } };
}

/** Ends one of one's own tokens at once. @throws DomainError NOT_FOUND. */
export const revokeToken = defineCommand({
  name: "token.revoke",
  permission: "account.manage",
  input: RevokeToken,
  sample: { tokenId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, input, ctx) => {
    const { count } = await tx.apiToken.updateMany({
      where: { id: input.tokenId, userId: requirePerson(ctx).id, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) throw notFound("This token");
    const subject = { type: "token", id: input.tokenId };
    return {
      result: { id: input.tokenId },
      audit: [AccountEvents.entry("token.revoked", { stream: WORKSPACE_STREAM, subject })],
    };
  },
});
