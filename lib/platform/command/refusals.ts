import "server-only";
import { DomainError } from "@/lib/platform/core/errors";
import { noteAccess } from "./access-notes";
import type { Context } from "./context";

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
      const subject = { type: "user", id: actor.id };
      const after = { asked: command, role: actor.role };
      const note = { type: "permission.refused", subject, reason: error.message, after };
      await noteAccess({ kind: "refusal", ...note, actor, ip, requestId, command });
    }
    throw error;
  }
}
