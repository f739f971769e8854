"use client";
import type { z } from "zod";
import type { Action, ActionResult } from "@/lib/people/entrance/action";
import { LIMIT_OPENS } from "@/lib/platform/core/text/limit-words";
import { type Keeper, Unanswered } from "./unanswered";

const NAME = "muster.unanswered";
const storage: Keeper = {
  read: () => (typeof sessionStorage === "undefined" ? null : sessionStorage.getItem(NAME)),
  write: (text) => sessionStorage.setItem(NAME, text),
};
const unanswered = new Unanswered(storage);

/**
 * Calls a server action once, however often it is tried: an attempt whose answer was lost keeps its key until
 * an answer came or the input changed. Every write of a page goes through here, but those of the timeline,
 * which wait in the outbox with keys of their own.
 * @returns null when no answer came; what happened is not known then. An attempt that came too early keeps its
 *   key as well
 */
export async function attempt<S extends z.ZodType, R>(
  action: Action<S, R>,
  input: z.input<S>,
): Promise<ActionResult<R> | null> {
  const { key, input: sent } = unanswered.begin(input);
  try {
    const answer = await action(sent, key);
    // Where the server itself does not know what became of it, neither do we.
    if (answer.ok || answer.code !== "UNKNOWN") unanswered.settle(key);
    return answer;
  } catch (error) {
    return limitOf(error);
  }
}

/** The front door refused before anything was done: its sentence says when to try again. */
function limitOf(error: unknown): Extract<ActionResult<never>, { ok: false }> | null {
  if (!(error instanceof Error) || !error.message.startsWith(LIMIT_OPENS)) return null;
  return { ok: false, code: "LIMIT", message: error.message, fields: {} };
}
