import "server-only";
import { z } from "zod";
import { ANONYMOUS } from "@/lib/access/actor";
import { countSignIn } from "@/lib/access/limits";
import { WORKSPACE_STREAM } from "@/lib/audit/record";
import { prisma } from "@/lib/core/db";
import { addMinutes } from "@/lib/core/duration";
import { DomainError } from "@/lib/core/errors";
import { Id } from "@/lib/core/input";
import { defineCommand } from "@/lib/shell/command";
import { isPassword } from "./secrets";

const SESSION_MINUTES = 30 * 24 * 60;

export type SignInContext = { readonly ip: string | null; readonly userAgent: string | null };

/**
 * Signs a person in by e-mail and password. Limited by address and by account; an unknown account
 * answers like a wrong password, in the same time.
 * @returns the id of the new session, or null when the two do not fit.
 * @throws DomainError LIMIT with the time to wait.
 */
export async function signInWithPassword(
  email: string,
  password: string,
  from: SignInContext,
): Promise<{ userId: string; sessionId: string } | null> {
  const counted = await countSignIn(from.ip, email);
  const user = await prisma().user.findUnique({ where: { email } });
  const fits = await isPassword(user?.passwordHash ?? null, password);
  if (!user || !fits || user.disabledAt) return null;
  await counted.forgive();
  return openSession(user.id, "password", from);
}

/** Opens a session for a person who proved who they are. */
export async function openSession(userId: string, method: string, from: SignInContext) {
  const input = { userId, method, userAgent: from.userAgent?.slice(0, 300) ?? null };
  const { sessionId } = await openSessionCommand.execute(ANONYMOUS, input, { ip: from.ip });
  return { userId, sessionId };
}

/** Not reachable from outside: only the two functions above call it, after the proof. */
const openSessionCommand = defineCommand({
  name: "session.open",
  permission: "sign-in",
  input: z.strictObject({ userId: Id, method: z.string(), userAgent: z.string().nullable() }),
  sample: {
    userId: "00000000-0000-7000-8000-000000000000",
    method: "password",
    userAgent: null,
  },
  run: async (tx, input, ctx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: input.userId } });
    if (user.disabledAt)
      throw new DomainError("FORBIDDEN", "This account is disabled: ask an admin.");
    const session = await tx.session.create({
      data: {
        userId: user.id,
        createdAt: ctx.now,
        lastSeenAt: ctx.now,
        expiresAt: addMinutes(ctx.now, SESSION_MINUTES),
        ip: ctx.ip,
        userAgent: input.userAgent,
      },
    });
    return {
      result: { sessionId: session.id },
      audit: [
        {
          stream: WORKSPACE_STREAM,
          type: "session.opened",
          subject: { type: "user", id: user.id },
          after: { method: input.method, name: user.name },
        },
      ],
    };
  },
});
