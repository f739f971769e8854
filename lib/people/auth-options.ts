import "server-only";
import { randomUUID } from "node:crypto";
import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { addressOf } from "@/lib/access/address";
import { env } from "@/lib/core/env";
import { DomainError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
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
    logger: {
      error: (code, details) => log.error({ details }, `next-auth: ${code}`),
      warn: (code) => log.debug(`next-auth: ${code}`),
    },
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider !== "oidc") return true;
        try {
          const user = await userOfIdentity(profile as OidcProfile);
          return user !== null || "/sign-in?error=NoAccount";
        } catch (error) {
          log.error({ err: error }, "Single sign-on failed");
          return "/sign-in?error=Callback";
        }
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
      try {
        const signedIn = await signInWithPassword(email.trim(), password, from);
        return signedIn ? { id: signedIn.sessionId } : null;
      } catch (error) {
        throw sayable(error);
      }
    },
  });
}

/** next-auth answers with an error's message, so what the database says must not reach it. */
function sayable(error: unknown): Error {
  if (error instanceof DomainError) return error;
  const requestId = randomUUID();
  log.error({ err: error, requestId }, "A sign-in failed");
  return new Error(`Something went wrong. If it happens again, quote ${requestId}.`);
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
