import "server-only";
import type { UserActor } from "@/lib/platform/access/actor";
import { ROLES, type Role } from "@/lib/platform/access/permissions";
import { readClock } from "@/lib/platform/core/clock/clock";
import { prisma } from "@/lib/platform/core/db";
import { Email } from "./schemas";
import { hashSecret } from "./secrets";
import { ADMIN_WHO_CAN_SIGN_IN } from "./setup/admins";

/** Last-seen times are written at most this often, so that reading pages stays reading. */
const SEEN_EVERY_MS = 5 * 60_000;

/** A session ends so long after sign-in, whatever happens in it. */
export const SESSION_DAYS = 30;
/** And so long after it was last seen. */
const IDLE_MS = 7 * 24 * 3_600_000;

/** Sessions that hold at an instant: not revoked, not run out, not idle for a week. */
export function heldSessions(now: Date) {
  return {
    revokedAt: null,
    expiresAt: { gt: now },
    lastSeenAt: { gt: new Date(now.getTime() - IDLE_MS) },
  };
}

/** Who a session belongs to now; null when it was revoked, ran out, or the person was disabled. */
export async function actorOfSession(sessionId: string): Promise<UserActor | null> {
  const now = readClock();
  const session = await prisma().session.findUnique({
    where: { id: sessionId, ...heldSessions(now), user: { disabledAt: null } },
    include: { user: { select: { id: true, name: true, role: true } } },
  });
  if (!session) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await prisma().session.update({ where: { id: sessionId }, data: { lastSeenAt: now } });
  }
  const { id, name, role } = session.user;
  return { kind: "user", id, name, role, via: "browser", credentialId: session.id };
}

/** Who an API token acts as: its person, with the lower of both roles. Null when it holds no more. */
export async function actorOfToken(secret: string): Promise<UserActor | null> {
  const now = readClock();
  const token = await prisma().apiToken.findUnique({
    where: { tokenHash: hashSecret(secret) },
    include: { user: { select: { id: true, name: true, role: true, disabledAt: true } } },
  });
  if (!token || token.revokedAt || token.user.disabledAt) return null;
  if (token.expiresAt <= now) return null;
  if (!token.lastUsedAt || now.getTime() - token.lastUsedAt.getTime() > SEEN_EVERY_MS) {
    await prisma().apiToken.update({ where: { id: token.id }, data: { lastUsedAt: now } });
  }
  const { id, name } = token.user;
  const role = lowerRole(token.role, token.user.role);
  return { kind: "user", id, name, role, via: "api", credentialId: token.id };
}

/**
 * A person as the command line acts for them: whoever can run it beside the database needs no password.
 * Null when no active account has this address.
 */
export async function actorOfEmail(typed: string): Promise<UserActor | null> {
  const email = Email.safeParse(typed);
  if (!email.success) return null;
  const user = await prisma().user.findFirst({
    where: { email: email.data, disabledAt: null },
    select: { id: true, name: true, role: true },
  });
  return user && { kind: "user", ...user, via: "command-line", credentialId: user.id };
}

/** Whether Muster was set up: an admin can sign in. Colleagues of the demo data cannot, and do not count. */
export async function isSetUp(): Promise<boolean> {
  return (
    (await prisma().user.findFirst({ where: ADMIN_WHO_CAN_SIGN_IN, select: { id: true } })) !== null
  );
}

function lowerRole(a: Role, b: Role): Role {
  return ROLES.indexOf(a) > ROLES.indexOf(b) ? a : b;
}
