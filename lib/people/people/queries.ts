import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { iso } from "@/lib/platform/core/json";
import { literally } from "@/lib/platform/core/text/like";
import { requirePerson } from "./account";
import { FindPeople, Nothing } from "./schemas";
import { heldSessions } from "./session";
import { liveTokens } from "./tokens";

/** People who can be given work, by name; at most 50. */
export const findPeople = defineQuery({
  name: "people.find",
  permission: "people.read",
  input: FindPeople,
  sample: {},
  run: (db, input) =>
    db.user.findMany({
      where: {
        disabledAt: null,
        ...(input.q && { name: { contains: literally(input.q), mode: "insensitive" } }),
      },
      orderBy: { name: "asc" },
      take: 50,
      select: { id: true, name: true, role: true },
    }),
});

/** Everybody with an account and every open invitation, for admins. */
export const listMembers = defineQuery({
  name: "people.members",
  permission: "people.manage",
  input: Nothing,
  sample: {},
  run: async (db, _input, ctx) => {
    const people = await db.user.findMany({
      orderBy: { name: "asc" },
      take: 500,
      select: { id: true, name: true, email: true, role: true, disabledAt: true, createdAt: true },
    });
    const invitations = await db.invitation.findMany({
      where: { acceptedAt: null, revokedAt: null, expiresAt: { gt: ctx.now } },
      orderBy: { createdAt: "desc" },
      take: 200,
      select: { id: true, email: true, role: true, expiresAt: true },
    });
    return {
      people: people.map(({ disabledAt, createdAt, ...person }) => ({
        ...person,
        disabled: disabledAt !== null,
        createdAt: iso(createdAt),
      })),
      invitations: invitations.map((row) => ({ ...row, expiresAt: iso(row.expiresAt) })),
    };
  },
});

/** One's own sessions and tokens that still hold. */
export const readAccount = defineQuery({
  name: "account.read",
  permission: "account.manage",
  input: Nothing,
  sample: {},
  run: async (db, _input, ctx) => {
    const me = requirePerson(ctx);
    const user = await db.user.findUniqueOrThrow({
      where: { id: me.id },
      select: { name: true, email: true, role: true },
    });
    const sessions = await db.session.findMany({
      where: { userId: me.id, ...heldSessions(ctx.now) },
      orderBy: { lastSeenAt: "desc" },
      take: 50,
    });
    const tokens = await db.apiToken.findMany({
      where: { userId: me.id, ...liveTokens(ctx.now) },
      orderBy: { createdAt: "desc" },
      take: 50,
    });
    return {
      user,
      sessions: sessions.map(({ id, ip, userAgent, createdAt, lastSeenAt }) => ({
        id,
        ip,
        userAgent,
        createdAt: iso(createdAt),
        lastSeenAt: iso(lastSeenAt),
        isThisOne: id === me.credentialId,
      })),
      tokens: tokens.map(({ id, name, role, prefix, createdAt, expiresAt, lastUsedAt }) => ({
        id,
        name,
        role,
        prefix,
        createdAt: iso(createdAt),
        expiresAt: iso(expiresAt),
        lastUsedAt: iso(lastUsedAt),
      })),
    };
  },
});
