import "server-only";
import { createHash } from "node:crypto";
import { nameOf } from "@/lib/platform/access/actor";
import { canonicalJson } from "@/lib/platform/audit/chain";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError } from "@/lib/platform/core/errors";
import type { Json } from "@/lib/platform/core/json";
import { keyedDigest, seal, unseal } from "@/lib/platform/core/seal";
import type { Context } from "./context";

type Claim = { readonly answered: false } | { readonly answered: true; readonly answer: Json };

/** What a key is used for. Where a secret is in the input or the answer, both are kept sealed. */
export type KeyedCall = {
  readonly key: string;
  readonly command: string;
  readonly carriesSecret: boolean;
};

const PURPOSE = "muster idempotent answers";

/**
 * Takes a key for this actor, in the command's transaction: a second call with it waits for the first,
 * then gets its answer; if the first fails, its claim is gone with it and the second runs.
 * @throws DomainError CONFLICT when the key was used for something else.
 */
export async function claimKey(
  tx: Tx,
  { key, command, carriesSecret }: KeyedCall,
  input: unknown,
  ctx: Context,
): Promise<Claim> {
  if (key.length === 0 || key.length > 200) {
    throw new DomainError("INVALID", "An idempotency key has 1 to 200 characters.");
  }
  const actorId = ownerOf(ctx);
  const text = canonicalJson(input ?? null);
  // A fast hash would let whoever reads the database guess a password.
  const inputHash = carriesSecret
    ? keyedDigest(text, PURPOSE)
    : createHash("sha256").update(text).digest("hex");
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
  const answer = first.result as Json;
  return { answered: true, answer: carriesSecret ? openAnswer(answer) : answer };
}

/** An answer, and the audit stream that its command wrote to; null where it wrote none. */
type Kept = { readonly answer: Json; readonly stream: string | null };

/** Keeps the answer beside the key, in the same transaction. */
export async function keepAnswer(
  tx: Tx,
  { key, carriesSecret }: KeyedCall,
  { answer, stream }: Kept,
  ctx: Context,
): Promise<void> {
  const text = JSON.stringify(answer);
  const kept = carriesSecret ? JSON.stringify({ sealed: seal(text, PURPOSE) }) : text;
  await tx.$executeRaw`
    update idempotency_key set result = ${kept}::jsonb, stream = ${stream}
    where actor_id = ${ownerOf(ctx)} and key = ${key}`;
}

/** @throws DomainError CONFLICT when NEXTAUTH_SECRET changed since: what was answered is not known then. */
function openAnswer(kept: Json): Json {
  const { sealed } = Object(kept) as { sealed?: unknown };
  const text = unseal(String(sealed), PURPOSE);
  if (text !== null) return JSON.parse(text);
  throw new DomainError("CONFLICT", "This was done already, and its answer cannot be read again.");
}

/** Forgets the answers about a stream of everybody but these: a retry is then judged by what they may see now. */
export async function forgetAnswers(
  tx: Tx,
  stream: string,
  exceptOf: readonly string[],
): Promise<void> {
  await tx.idempotencyKey.deleteMany({ where: { stream, actorId: { notIn: [...exceptOf] } } });
}

function ownerOf(ctx: Context): string {
  return ctx.actor.kind === "user" ? ctx.actor.id : `${ctx.actor.kind}:${nameOf(ctx.actor)}`;
}
