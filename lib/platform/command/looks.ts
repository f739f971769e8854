import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { Json } from "@/lib/platform/core/json";
import { noteAccess } from "./access-notes";
import type { Context } from "./context";

/** Something sensitive that a query showed, told to the record as an event of this type. */
export type Look = {
  readonly type: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly after?: { readonly [name: string]: Json };
};

const seen = new AsyncLocalStorage<Map<string, Look>>();

/** Says, from wherever a sensitive record is loaded, that the query under way shows it. Writes are recorded anyway. */
export function noteLook(look: Look): void {
  seen.getStore()?.set(`${look.type} ${look.subject.id}`, look);
}

/** Runs a query and notes what it showed, once it has answered; what fails shows nothing. */
export async function notingLooks<R>(
  command: string,
  ctx: Context,
  run: () => Promise<R>,
): Promise<R> {
  const looks = new Map<string, Look>();
  const answer = await seen.run(looks, run);
  if (ctx.actor.kind !== "user") return answer;
  const { actor, ip, requestId } = ctx;
  for (const look of looks.values()) {
    await noteAccess({ kind: "look", ...look, actor, ip, requestId, command });
  }
  return answer;
}
