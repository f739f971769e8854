import "server-only";
import { createHash } from "node:crypto";
import { nameOf } from "@/lib/access/actor";
import { canonicalJson } from "@/lib/audit/chain";
import type { Tx } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import type { Json } from "@/lib/core/json";
import type { Context } from "./context";

type Claim = { readonly answered: false } | { readonly answered: true; readonly answer: Json };

/**
 * Takes a key for this actor, in the command's transaction: a second call with it waits for the first,
 * then gets its answer; if the first fails, its claim is gone with it and the second runs.
 * @throws DomainError CONFLICT when the key was used for something else.
 */
export async function claimKey(
  tx: Tx,
  key: string,
  command: string,
  input: unknown,
  ctx: Context,
): Promise<Claim> {
  if (key.length === 0 || key.length > 200) {
    throw new DomainError("INVALID", "An idempotency key has 1 to 200 characters.");
  }
  const actorId = ownerOf(ctx);
  const inputHash = createHash("sha256")
    .update(canonicalJson(input ?? null))
    .digest("hex");
  const claimed = await tx.$executeRaw`
    insert into idempotency_key (actor_id, key, command, input_hash, result, created_at)
    values (${actorId}, ${key}, ${command}, ${inputHash}, 'null'::jsonb, ${ctx.now})
    on conflict do nothing`;
  if (claimed === 1) return { answered: false };
  const first = await tx.idempotencyKey.findUniqueOrThrow({
    where: { actorId_key: { actorId, key } },
  });
  if (first.command !== command || first.inputHash !== inputHash) {
    throw new DomainError(
      "CONFLICT",
      "This idempotency key was used for another request: make a new one.",
      { current: { command: first.command } },
    );
  }
  return { answered: true, answer: first.result as Json };
}

/** Keeps the answer beside the key, in the same transaction. */
export async function keepAnswer(tx: Tx, key: string, answer: Json, ctx: Context): Promise<void> {
  await tx.$executeRaw`
    update idempotency_key set result = ${JSON.stringify(answer)}::jsonb
    where actor_id = ${ownerOf(ctx)} and key = ${key}`;
}

function ownerOf(ctx: Context): string {
  return ctx.actor.kind === "user" ? ctx.actor.id : `${ctx.actor.kind}:${nameOf(ctx.actor)}`;
}
