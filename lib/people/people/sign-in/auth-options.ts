import "server-only";
import { randomUUID } from "node:crypto";
import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { userOfIdentity } from "@/lib/people/people/identity";
import { actorOfSession, SESSION_DAYS } from "@/lib/people/people/session";
import { env } from "@/lib/platform/core/env";
import { DomainError } from "@/lib/platform/core/errors";
import { log } from "@/lib/platform/core/log";
import { failSignIn } from "./failed-sign-in";
import { type OidcProfile, oidcProvider } from "./oidc/oidc";
import { providerSignOut } from "./provider-sign-out";
import { refusalOf, type SignInRefusal } from "./refusal-rules";
import { openSession, signInWithPassword } from "./sign-in";
import type { Visit } from "./visit";

/** What follows where a provider told of a person's groups. */
type OnGroups = (userId: string, groups: readonly string[]) => Promise<void>;

/**
 * next-auth's options. The cookie is an encrypted token with the id of the session row and, after single
 * sign-on, the provider's token that ends its session too; who that is, and whether it still holds, is read from
 * the database at each request.
 */
export function authOptions(visit: Visit, onGroups?: OnGroups): AuthOptions {
  const oidc = oidcProvider();
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_DAYS * 24 * 60 * 60 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [passwordProvider(visit), ...(oidc ? [oidc] : [])],
    logger: {
      error: (code, details) => {
        // Only the way to the provider and back fails like this; a wrong password does not.
        if (/^(OAUTH|SIGNIN_OAUTH|CALLBACK_OAUTH)/.test(code)) refuse(visit, refusalOf(details));
        else log.error({ details }, `next-auth: ${code}`);
      },
      warn: (code) => log.debug(`next-auth: ${code}`),
    },
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider !== "oidc") return true;
        try {
          const outcome = await userOfIdentity(profile as OidcProfile);
          if ("id" in outcome) return true;
          refuse(visit, outcome.refused, outcome);
          return `/sign-in?error=${outcome.refused}`;
        } catch (error) {
          // next-auth would put the error's own words into the address.
          log.error({ err: error }, "Single sign-on failed");
          return "/sign-in?error=Callback";
        }
      },
      async jwt({ token, user, account, profile }) {
        if (account?.provider === "oidc") {
          const known = await userOfIdentity(profile as OidcProfile);
          const { groups } = profile as OidcProfile;
          if (!("id" in known)) throw new DomainError("FORBIDDEN", "There is no such account.");
          if (groups) await onGroups?.(known.id, groups);
          const { sessionId } = await openSession(known.id, "single sign-on", visit);
          return { sid: sessionId, ...(account.id_token && { idToken: account.id_token }) };
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
        if (typeof token.idToken === "string") {
          visit.answer.leaveFor = await providerSignOut(token.idToken);
        }
      },
    },
  };
}

/** Said on the sign-in page by `answerVisit`, which next-auth has one word for. */
function refuse(
  visit: Visit,
  reason: SignInRefusal,
  who: { userId: string | null; email: string | null } = { userId: null, email: null },
): void {
  visit.answer.refusal ??= reason;
  const { userId, email } = who;
  failSignIn({ reason, method: "single sign-on", userId, email, visit, admitted: null });
}

function passwordProvider(visit: Visit) {
  return Credentials({
    id: "password",
    name: "E-mail and password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    async authorize(credentials) {
      const { email, password } = credentials ?? {};
      if (typeof email !== "string" || typeof password !== "string") return null;
      if (email.length > 254 || password.length > 200) return null;
      try {
        const signedIn = await signInWithPassword(email, password, visit);
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
  const { revokeSession } = await import("@/lib/people/people/account");
  await revokeSession.execute(actor, { sessionId });
}
