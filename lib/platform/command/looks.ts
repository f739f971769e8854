import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import { noteAccess } from "./access-notes";
import type { Context } from "./context";

const seen = new AsyncLocalStorage<Map<string, AuditEntry>>();

/** Says, from wherever a sensitive record is loaded, that the query under way shows it. Writes are recorded anyway. */
export function noteLook(look: AuditEntry): void {
  seen.getStore()?.set(`${look.type} ${look.subject.id}`, look);
}

/** Runs a query and notes what it showed, once it has answered; what fails shows nothing. */
export async function notingLooks<R>(
  command: string,
  ctx: Context,
  run: () => Promise<R>,
): Promise<R> {
  const looks = new Map<string, AuditEntry>();
  const answer = await seen.run(looks, run);
  if (ctx.actor.kind !== "user") return answer;
  const { actor, ip, requestId } = ctx;
  for (const entry of looks.values()) {
    await noteAccess({ kind: "look", entry, actor, ip, requestId, command });
  }
  return answer;
}
