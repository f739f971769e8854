import "server-only";
import { actorOfToken } from "@/lib/people/people/session";
import { noteRefusedAttempt } from "@/lib/people/people/sign-in/refused-attempts";
import type { UserActor } from "@/lib/platform/access/actor";
import { currentPassage } from "@/lib/platform/access/passage";
import { DomainError } from "@/lib/platform/core/errors";

/**
 * Who an API request acts as. Only the bearer token counts: a browser's cookie opens nothing here, so
 * that no other site can make a browser write.
 * @throws DomainError UNAUTHORIZED.
 */
export async function actorOfRequest(headers: Headers, ip: string | null): Promise<UserActor> {
  const secret = /^Bearer +([\x21-\x7e]{1,200}) *$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (secret === undefined) {
    throw new DomainError(
      "UNAUTHORIZED",
      "Send an API token in the header Authorization: Bearer TOKEN.",
    );
  }
  const actor = await actorOfToken(secret);
  if (!actor) {
    await noteRefusedAttempt({ method: "API token", reason: "Unknown, revoked or expired", ip });
    currentPassage()?.forget();
    throw new DomainError("UNAUTHORIZED", "This token is unknown, revoked or expired.");
  }
  currentPassage()?.recognise(actor.id);
  return { ...actor, ip };
}
