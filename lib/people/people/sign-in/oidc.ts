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
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    userinfo: {
      request: ({ client, tokens }) =>
        completeProfile(tokens.id_token ?? "", () => client.userinfo(tokens.access_token ?? "")),
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
 * @throws Error when the endpoint speaks of somebody else.
 */
export async function completeProfile(
  idToken: string,
  askUserinfo: () => Promise<unknown>,
): Promise<OidcProfile> {
  const payload = Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString();
  const proven = OidcProfile.parse(JSON.parse(payload));
  if (proven.email !== undefined) return proven;
  const told = OidcProfile.omit({ iss: true }).parse(await askUserinfo());
  if (told.sub !== proven.sub) throw new Error("The userinfo endpoint spoke of somebody else.");
  return { ...told, iss: proven.iss };
}
