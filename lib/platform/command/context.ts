import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/platform/access/actor";
import { readClock } from "@/lib/platform/core/clock/clock";

/** Where a call came from; made once at the entrance. */
export type CallMeta = {
  /** Shown with unknown errors, so that a person can quote it. */
  readonly requestId?: string;
  readonly ip?: string | null;
  /** Made by the client, one a mutation: the same key answers the same result. */
  readonly idempotencyKey?: string;
  /** Only tests, imports and seeds set this: the clock is read once per call otherwise. */
  readonly now?: Date;
};

/** What `run` may know of the call. */
export type Context = {
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
  readonly ip: string | null;
};

/** What a call knows once it begins: the clock is read here, once. */
export function contextOf(actor: Actor, meta: CallMeta): Context {
  const { now = readClock(), requestId = randomUUID() } = meta;
  const ip = meta.ip ?? (actor.kind === "user" ? actor.ip : null) ?? null;
  return { actor, now, requestId, ip };
}
