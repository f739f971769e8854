import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { SignInEvents } from "@/lib/people/people/events";
import { Email } from "@/lib/people/people/schemas";
import { isPassword } from "@/lib/people/people/secrets";
import { SESSION_DAYS } from "@/lib/people/people/session";
import { ANONYMOUS } from "@/lib/platform/access/actor";
import { type Admitted, admitSignIn } from "@/lib/platform/access/sign-in-pace";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { readClock } from "@/lib/platform/core/clock/clock";
import { addMinutes } from "@/lib/platform/core/clock/duration";
import { prisma } from "@/lib/platform/core/db";
import { DomainError } from "@/lib/platform/core/errors";
import { Id } from "@/lib/platform/core/input";
import { deviceCookie, knownDevice } from "./device";
import { nameDevice } from "./device-words";
import { failSignIn } from "./failed-sign-in";
import type { Visit } from "./visit";

/**
 * Signs a person in by e-mail and password. Failures slow down the next try of this account from this address
 * or device; an unknown account answers like a wrong password, after the same work.
 * @returns the id of the new session, or null when the two do not fit.
 * @throws DomainError LIMIT with the time to wait.
 */
export async function signInWithPassword(
  typed: string,
  password: string,
  visit: Visit,
): Promise<{ userId: string; sessionId: string } | null> {
  const parsed = Email.safeParse(typed);
  const email = parsed.success ? parsed.data : null;
  const user = email === null ? null : await prisma().user.findUnique({ where: { email } });
  const device = user && knownDevice(visit.cookies, user.id, readClock());
  const ended = { method: "password", userId: user?.id ?? null, email, visit } as const;
  let admitted: Admitted | null = null;
  try {
    const account = user?.id ?? strangerName(typed);
    admitted = await admitSignIn({ account, ip: visit.ip, device });
    const who = device === null ? "stranger" : "known";
    const fits = await isPassword(user?.passwordHash ?? null, password, who);
    if (user && fits && !user.disabledAt) {
      await admitted.forgive();
      return await openSession(user.id, "password", visit);
    }
    failSignIn({ ...ended, reason: user && fits ? "disabled" : whyNot(user), admitted });
    return null;
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "LIMIT")) throw error;
    // Nobody looked at the password.
    if (admitted) await admitted.forgive();
    failSignIn({ ...ended, reason: admitted ? "too-busy" : "too-soon", admitted: null });
    throw error;
  }
}

function whyNot(user: { passwordHash: string | null } | null) {
  if (!user) return "unknown-account";
  return user.passwordHash === null ? "no-password" : "wrong-password";
}

/** An account that does not exist is counted like one that does, under a name that keeps no address. */
function strangerName(typed: string): string {
  return `unknown:${createHash("sha256").update(typed.trim().toLowerCase()).digest("base64url")}`;
}

/** Opens a session for a person who proved who they are, and makes their browser a known one. */
export async function openSession(userId: string, method: string, visit: Visit) {
  const now = readClock();
  const device = knownDevice(visit.cookies, userId, now);
  const userAgent = visit.userAgent?.slice(0, 300) ?? null;
  const input = { userId, method, userAgent, isKnown: device !== null };
  const { sessionId } = await openSessionCommand.execute(ANONYMOUS, input, { ip: visit.ip });
  visit.answer.cookies.push(deviceCookie(userId, device, now));
  return { userId, sessionId };
}

/** Not reachable from outside: only the two functions above call it, after the proof. */
const openSessionCommand = defineCommand({
  name: "session.open",
  permission: "sign-in",
  input: z.strictObject({
    userId: Id,
    method: z.string(),
    userAgent: z.string().nullable(),
    isKnown: z.boolean(),
  }),
  sample: {
    userId: "00000000-0000-7000-8000-000000000000",
    method: "password",
    userAgent: null,
    isKnown: true,
  },
  run: async (tx, input, ctx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: input.userId } });
    if (user.disabledAt)
      throw new DomainError("FORBIDDEN", "This account is disabled: ask an admin.");
    // The very first device is no news.
    const isNew = !input.isKnown && (await tx.session.count({ where: { userId: user.id } })) > 0;
    const session = await tx.session.create({
      data: {
        userId: user.id,
        createdAt: ctx.now,
        lastSeenAt: ctx.now,
        expiresAt: addMinutes(ctx.now, SESSION_DAYS * 24 * 60),
        ip: ctx.ip,
        userAgent: input.userAgent,
      },
    });
    const device = nameDevice(input.userAgent);
    return {
      result: { sessionId: session.id },
      audit: [
        SignInEvents.entry("session.opened", {
          stream: WORKSPACE_STREAM,
          subject: { type: "user", id: user.id },
          after: { method: input.method, name: user.name, device, isNewDevice: isNew },
        }),
      ],
    };
  },
});
