import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { actorOfSession, isSetUp } from "@/lib/people/people/session";
import { authOptions } from "@/lib/people/people/sign-in/auth-options";
import { signInAddress } from "@/lib/people/people/sign-in/return-rules";
import { visitOf } from "@/lib/people/people/sign-in/visit";
import { type Actor, ANONYMOUS, type UserActor } from "@/lib/platform/access/actor";
import { PATH_HEADER } from "@/lib/platform/access/address";
import { currentPassage } from "@/lib/platform/access/passage";

/** Who asks for this page or action; read once a request. */
export const currentActor = cache(async (): Promise<Actor> => {
  const passage = currentPassage();
  if (passage) passage.reached = true;
  const visit = visitOf(await headers());
  const session: unknown = await getServerSession(authOptions(visit));
  const sessionId = sessionIdOf(session);
  const actor = sessionId ? await actorOfSession(sessionId) : null;
  if (actor) passage?.recognise(actor.id);
  else passage?.forget();
  return actor ? { ...actor, ip: visit.ip } : ANONYMOUS;
});

/** The signed-in person, or a redirect to where they become one. Convenience: queries check by themselves. */
export async function requireActor(): Promise<UserActor> {
  const actor = await currentActor();
  if (actor.kind === "user") return actor;
  if (!(await isSetUp())) redirect("/welcome");
  redirect(signInAddress((await headers()).get(PATH_HEADER)));
}

function sessionIdOf(session: unknown): string | null {
  if (typeof session !== "object" || session === null || !("sid" in session)) return null;
  return typeof session.sid === "string" ? session.sid : null;
}
