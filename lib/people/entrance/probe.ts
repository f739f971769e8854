import "server-only";
import { addressOf } from "@/lib/platform/access/address";
import { env } from "@/lib/platform/core/env";
import { currentActor } from "./page";
import { actorOfRequest } from "./token";

/** Whether an admin asks, by session or by token; nobody is one while the database cannot say so. */
export async function isAdminAsking(request: Request): Promise<boolean> {
  const ip = addressOf(request.headers, env().MUSTER_TRUSTED_PROXIES);
  try {
    const actor = request.headers.has("authorization")
      ? await actorOfRequest(request.headers, ip)
      : await currentActor();
    return actor.kind === "user" && actor.role === "ADMIN";
  } catch {
    return false;
  }
}
