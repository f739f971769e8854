import "server-only";
import { ACCESS_STREAM } from "@/lib/platform/audit/entry";
import { DomainError } from "@/lib/platform/core/errors";
import { noteAccess } from "./access-notes";
import type { Context } from "./context";
import { AccessEvents } from "./events";

/**
 * Does `work`, and notes when a signed-in person is refused for what they are. Nobody's own name is on what
 * somebody does who is not signed in; wrong passwords and tokens are noted where they are judged.
 */
export async function notingRefusals<R>(
  command: string,
  ctx: Omit<Context, "now">,
  work: () => Promise<R>,
): Promise<R> {
  try {
    return await work();
  } catch (error) {
    const { actor, ip, requestId } = ctx;
    if (actor.kind === "user" && error instanceof DomainError && error.code === "FORBIDDEN") {
      const entry = AccessEvents.entry("permission.refused", {
        stream: ACCESS_STREAM,
        subject: { type: "user", id: actor.id },
        reason: error.message,
        after: { asked: command, role: actor.role },
      });
      await noteAccess({ kind: "refusal", entry, actor, ip, requestId, command });
    }
    throw error;
  }
}
