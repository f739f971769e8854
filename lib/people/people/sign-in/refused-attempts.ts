import "server-only";
import { randomUUID } from "node:crypto";
import { SignInEvents } from "@/lib/people/people/events";
import { Email } from "@/lib/people/people/schemas";
import { ANONYMOUS } from "@/lib/platform/access/actor";
import { ACCESS_STREAM } from "@/lib/platform/audit/entry";
import { noteAccess } from "@/lib/platform/command/access-notes";
import { log } from "@/lib/platform/core/log";
import { cleanStrangeText } from "@/lib/platform/core/text/strange-text";

/** An attempt to become somebody that ended without it. */
export type RefusedAttempt = {
  readonly method: "password" | "single sign-on" | "API token";
  /** Why, for admins and the log; whoever tried is told less. */
  readonly reason: string;
  /** Whose account it was about, where there is one. */
  readonly userId?: string | null;
  /** The address that was typed, or that a provider told. */
  readonly email?: string | null;
  readonly ip: string | null;
};

const TYPES = {
  failed: "sign-in.failed",
  limited: "sign-in.limited",
} as const;

/** An attempt that failed, in the log and, rolled up, in the audit log. Never throws. */
export async function noteRefusedAttempt(
  attempt: RefusedAttempt,
  how: keyof typeof TYPES = "failed",
): Promise<void> {
  const { method, reason, userId = null, email, ip } = attempt;
  const requestId = randomUUID();
  const type = TYPES[how];
  log.warn({ type, method, reason, userId, ip, requestId }, "A sign-in was refused");
  // What is no address may be a password in the wrong field: it is kept nowhere.
  const typed = email && Email.safeParse(email).success ? cleanStrangeText(email, 120) : null;
  await noteAccess({
    kind: "refusal",
    entry: SignInEvents.entry(type, {
      stream: ACCESS_STREAM,
      subject: userId ? { type: "user", id: userId } : { type: "workspace", id: "sign-in" },
      reason: cleanStrangeText(reason, 200),
      after: { method, ...(typed && { email: typed }) },
    }),
    actor: ANONYMOUS,
    ip,
    requestId,
    command: "session.open",
  });
}
