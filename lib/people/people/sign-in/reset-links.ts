import "server-only";
import { makeSecret } from "@/lib/people/people/secrets";
import { addMinutes } from "@/lib/platform/core/clock/duration";
import type { Tx } from "@/lib/platform/core/db";
import { env } from "@/lib/platform/core/env";

/** A link that was asked for on the sign-in page holds an hour; one that an admin made, a day. */
export const RESET_MINUTES = { BY_MAIL: 60, BY_ADMIN: 24 * 60 } as const;

/** Makes a link to a new password. It works once; only the hash of its token is stored. */
export async function makeResetLink(
  tx: Tx,
  userId: string,
  now: Date,
  options: { minutes: number; sentById?: string | null },
): Promise<{ link: string; secret: string; expiresAt: Date }> {
  const { secret, hash: tokenHash } = makeSecret("");
  const expiresAt = addMinutes(now, options.minutes);
  const sentById = options.sentById ?? null;
  await tx.passwordReset.create({
    data: { userId, tokenHash, sentById, createdAt: now, expiresAt },
  });
  const base = env().NEXTAUTH_URL.replace(/\/$/, "");
  return { link: `${base}/reset/${secret}`, secret, expiresAt };
}
