"use client";
import type { z } from "zod";
import type { Action, ActionResult } from "@/lib/entrance/action";
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
 * @returns null when no answer came; what happened is not known then
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
  } catch {
    return null;
  }
}
