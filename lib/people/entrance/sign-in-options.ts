import "server-only";
import type { AuthOptions } from "next-auth";
import { authOptions } from "@/lib/people/people/sign-in/auth-options";
import type { Visit } from "@/lib/people/people/sign-in/visit";
import { joinTeamsOfGroups } from "@/lib/people/teams/sync-teams";

/** next-auth's options for signing in: what a provider's groups stand for in teams follows from here. */
export function signInOptions(visit: Visit): AuthOptions {
  return authOptions(visit, joinTeamsOfGroups);
}
