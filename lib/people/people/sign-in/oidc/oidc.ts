import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { env } from "@/lib/platform/core/env";

/** What an identity provider says of a person. `sub` is theirs for good, but only within `iss`. */
const OidcProfile = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1).max(255),
  email: z.exactOptional(z.string().max(254)),
  // Only the boolean counts: some providers write the word.
  email_verified: z.unknown().optional(),
  name: z.exactOptional(z.string()),
  /** Left out where the provider does not tell of any; empty where it tells of none. */
  groups: z.exactOptional(z.array(z.string().max(300)).max(1_000)),
});
export type OidcProfile = z.output<typeof OidcProfile>;

/**
 * The OpenID Connect provider, where one is configured by OIDC_ISSUER and its two companions. The ID
 * token proves who came: next-auth checks its signature, issuer, audience and nonce before `userinfo`.
 */
export function oidcProvider(): OAuthConfig<OidcProfile> | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null;
  return {
    id: "oidc",
    name: OIDC_NAME,
    type: "oauth",
    wellKnown: discoveryOf(OIDC_ISSUER),
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    authorization: { params: { scope: env().OIDC_SCOPE } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    userinfo: {
      request: ({ client, tokens }) =>
        completeProfile(
          tokens.id_token ?? "",
          () => client.userinfo(tokens.access_token ?? ""),
          groupsClaim(),
        ),
    },
    profile: (profile) => ({
      id: profile.sub,
      name: profile.name ?? null,
      email: profile.email ?? null,
    }),
  };
}

/** Where the provider announces what it can do; null where none is configured. */
export function discoveryAddress(): string | null {
  const { OIDC_ISSUER } = env();
  return OIDC_ISSUER ? discoveryOf(OIDC_ISSUER) : null;
}

function discoveryOf(issuer: string): string {
  return `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
}

/**
 * The person of an ID token; where it is silent about the address, the userinfo endpoint is asked.
 * Address and its verification are taken from one source together, never one from each.
 * @param groupsClaim the name of the claim that tells groups, where they are wanted: asked for like the address
 * @throws Error when the endpoint speaks of somebody else.
 */
export async function completeProfile(
  idToken: string,
  askUserinfo: () => Promise<unknown>,
  groupsClaim: string | null = null,
): Promise<OidcProfile> {
  const payload = Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString();
  const proven = OidcProfile.parse(withGroups(JSON.parse(payload), groupsClaim));
  const isWhole =
    proven.email !== undefined && (proven.groups !== undefined || groupsClaim === null);
  if (isWhole) return proven;
  const told = OidcProfile.omit({ iss: true }).parse(withGroups(await askUserinfo(), groupsClaim));
  if (told.sub !== proven.sub) throw new Error("The userinfo endpoint spoke of somebody else.");
  const groups = proven.groups ?? told.groups;
  const person = proven.email === undefined ? { ...told, iss: proven.iss } : proven;
  return { ...person, ...(groups && { groups }) };
}

/** Under which name the provider tells groups; null where nothing is made of them. */
function groupsClaim(): string | null {
  const { OIDC_ROLE_GROUPS, OIDC_TEAM_GROUPS, OIDC_GROUPS_CLAIM } = env();
  return OIDC_ROLE_GROUPS || OIDC_TEAM_GROUPS ? OIDC_GROUPS_CLAIM : null;
}

/** Groups under the name that Muster knows them by; one alone may come as a text, and what is none is left out. */
function withGroups(claims: unknown, claim: string | null): unknown {
  if (typeof claims !== "object" || claims === null) return claims;
  const { groups: _, ...rest } = claims as Record<string, unknown>;
  const told = claim === null ? null : (claims as Record<string, unknown>)[claim];
  if (told === undefined || told === null) return rest;
  const groups = [told].flat().filter((each) => typeof each === "string" && each.length <= 300);
  return { ...rest, groups: groups.slice(0, 1_000) };
}
