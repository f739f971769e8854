import "server-only";
import { ROLES } from "@/lib/access/permissions";
import { WORKSPACE_STREAM } from "@/lib/audit/record";
import { invalidField, notFound } from "@/lib/core/errors";
import { defineCommand } from "@/lib/shell/command";
import { requirePerson } from "./account";
import { CreateToken, RevokeToken } from "./schemas";
import { makeSecret } from "./secrets";

/**
 * Makes an API token with a role at most one's own. Its secret is shown only in this answer.
 * @throws DomainError INVALID for a role above one's own.
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
    const { secret, hash } = makeSecret("mst_");
    const token = await tx.apiToken.create({
      data: {
        userId: me.id,
        name: input.name,
        role: input.role,
        tokenHash: hash,
        prefix: secret.slice(0, 8),
        createdAt: ctx.now,
      },
    });
    return {
      result: { id: token.id, secret },
      audit: [
        {
          stream: WORKSPACE_STREAM,
          type: "token.created",
          subject: { type: "token", id: token.id },
          after: { name: token.name, role: token.role },
        },
      ],
    };
  },
});

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
      audit: [{ stream: WORKSPACE_STREAM, type: "token.revoked", subject }],
    };
  },
});
