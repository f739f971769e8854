import "server-only";
import { type AuditEntry, WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { AccountEvents } from "./events";
import { KeepAccounts } from "./jobs";
import { Nothing } from "./schemas";

/** The daily round of accounts: tells of tokens that end within a fortnight, each once. */
export const keepAccounts = defineCommand({
  name: KeepAccounts.name,
  permission: "system",
  input: Nothing,
  sample: {},
  run: async (tx, _input, ctx) => {
    const told = await tellOfTokens(tx, ctx.now);
    const result = { told: told.length };
    const [first, ...rest] = told;
    return { result, audit: first ? [first, ...rest] : "unchanged" };
  },
});

/** A token that was made for less than a month is told of when half its time is over. */
async function tellOfTokens(tx: Tx, now: Date): Promise<AuditEntry[]> {
  const tokens = await tx.$queryRaw<Ending[]>`
    update api_token set told_at = ${now}
    where told_at is null and revoked_at is null and expires_at > ${now}
      and expires_at - least(interval '14 days', (expires_at - created_at) / 2) <= ${now}
    returning id, name, user_id as "userId", expires_at as "expiresAt"`;
  return tokens.map(({ id, name, userId, expiresAt }) =>
    AccountEvents.entry("token.ends-soon", {
      stream: WORKSPACE_STREAM,
      subject: { type: "token", id },
      after: { name, userId, endsOn: expiresAt.toISOString().slice(0, 10) },
    }),
  );
}

type Ending = { id: string; name: string; userId: string; expiresAt: Date };
