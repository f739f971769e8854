import "server-only";
import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { addressOf } from "@/lib/access/address";
import { env } from "@/lib/core/env";
import { DomainError } from "@/lib/core/errors";
import { userOfIdentity } from "./identity";
import { type OidcProfile, oidcProvider } from "./oidc";
import { actorOfSession } from "./session";
import { openSession, signInWithPassword } from "./sign-in";

/**
 * next-auth's options. The cookie is a signed token that carries nothing but the id of the session row;
 * who that is, and whether it still holds, is read from the database at each request.
 */
export function authOptions(from: { ip: string | null; userAgent: string | null }): AuthOptions {
  const oidc = oidcProvider();
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: 30 * 24 * 60 * 60 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [passwordProvider(from), ...(oidc ? [oidc] : [])],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider !== "oidc") return true;
        const user = await userOfIdentity(profile as OidcProfile);
        return user !== null || "/sign-in?error=NoAccount";
      },
      async jwt({ token, user, account, profile }) {
        if (account?.provider === "oidc") {
          const known = await userOfIdentity(profile as OidcProfile);
          if (!known) throw new DomainError("FORBIDDEN", "There is no account for this person.");
          const { sessionId } = await openSession(known.id, "single sign-on", from);
          return { sid: sessionId };
        }
        return user ? { sid: user.id } : token;
      },
      session({ session, token }) {
        return { ...session, sid: token.sid };
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token.sid === "string") await endSession(token.sid);
      },
    },
  };
}

function passwordProvider(from: { ip: string | null; userAgent: string | null }) {
  return Credentials({
    id: "password",
    name: "E-mail and password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    async authorize(credentials) {
      const { email, password } = credentials ?? {};
      if (typeof email !== "string" || typeof password !== "string") return null;
      if (email.length > 254 || password.length > 200 || email.includes("\u0000")) return null;
      const signedIn = await signInWithPassword(email.trim(), password, from);
      return signedIn ? { id: signedIn.sessionId } : null;
    },
  });
}

async function endSession(sessionId: string): Promise<void> {
  const actor = await actorOfSession(sessionId);
  if (!actor) return;
  const { revokeSession } = await import("./account");
  await revokeSession.execute(actor, { sessionId });
}

/** Where a sign-in comes from, for limits and the list of sessions. */
export function originOf(headers: Headers) {
  return {
    ip: addressOf(headers, env().MUSTER_TRUSTED_PROXIES),
    userAgent: headers.get("user-agent"),
  };
}
