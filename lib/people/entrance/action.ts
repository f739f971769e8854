import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import type { z } from "zod";
import { addressOf } from "@/lib/platform/access/address";
import { currentPassage } from "@/lib/platform/access/passage";
import type { Command } from "@/lib/platform/command/command";
import { env } from "@/lib/platform/core/env";
import { DomainError, type ErrorCode, type FieldErrors } from "@/lib/platform/core/errors";
import type { Json } from "@/lib/platform/core/json";
import { log } from "@/lib/platform/core/log";
import { currentActor } from "./page";

/** What the browser gets of a mutation. `current` is what the record is now, for CONFLICT. */
export type ActionResult<R> =
  | { readonly ok: true; readonly result: R }
  | {
      readonly ok: false;
      readonly code: ErrorCode | "UNKNOWN";
      readonly message: string;
      readonly fields: FieldErrors;
      readonly current?: unknown;
    };

export type Action<S extends z.ZodType, R> = (
  input: z.input<S>,
  idempotencyKey?: string,
) => Promise<ActionResult<R>>;

/** A server action over a command: the actor comes from the session, never from the input. */
export function action<S extends z.ZodType, R extends Json>(command: Command<S, R>): Action<S, R> {
  return async (input, idempotencyKey) => {
    const requestId = randomUUID();
    const passage = currentPassage();
    if (passage) passage.reached = true;
    try {
      const ip = addressOf(await headers(), env().MUSTER_TRUSTED_PROXIES);
      const meta = { requestId, ip, ...keyOf(command.name, idempotencyKey) };
      return { ok: true, result: await command.execute(await currentActor(), input, meta) };
    } catch (error) {
      return refusal(error, command.name, requestId);
    }
  };
}

/**
 * The browser's keys are one an input; two commands that take the same one must not meet.
 * @param key whatever a client sent in its place
 * @throws DomainError INVALID for what is no text
 */
function keyOf(command: string, key: unknown) {
  if (key === undefined) return {};
  if (typeof key === "string") return { idempotencyKey: `${command}:${key}` };
  throw new DomainError("INVALID", "An idempotency key is a text of 1 to 200 characters.");
}

function refusal(error: unknown, command: string, requestId: string): ActionResult<never> {
  if (error instanceof DomainError) {
    const { code, message, fields = {}, current } = error;
    return { ok: false, code, message, fields, ...(current !== undefined && { current }) };
  }
  log.error({ err: error, command, requestId }, "A command failed");
  const message = `Something went wrong, and nothing was stored. If it happens again, quote ${requestId}.`;
  return { ok: false, code: "UNKNOWN", message, fields: {} };
}
