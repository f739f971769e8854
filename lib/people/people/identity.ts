import "server-only";
import { z } from "zod";
import { ANONYMOUS } from "@/lib/platform/access/actor";
import type { Role } from "@/lib/platform/access/permissions";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand, type Outcome } from "@/lib/platform/command/command";
import type { Tx } from "@/lib/platform/core/db";
import { env } from "@/lib/platform/core/env";
import { showsSomething, visibleLine } from "@/lib/platform/core/visible-line";
import type { User } from "@/prisma/generated/client";
import { PeopleEvents } from "./events";
import { lockMembership } from "./membership";
import { findFreeName } from "./names/free-name";
import { Email, RoleName } from "./schemas";
import { ADMIN_WHO_CAN_SIGN_IN } from "./setup/admins";
import { readGroupRoles, roleOfGroups } from "./sign-in/oidc/group-rules";
import type { OidcProfile } from "./sign-in/oidc/oidc";

export type IdentityOutcome =
  | { readonly id: string }
  | {
      readonly refused: "Unverified" | "NoRole" | "Disabled";
      readonly userId: string | null;
      readonly email: string | null;
    };

/**
 * The person behind an identity: linked before, or found by an e-mail address the provider verified,
 * or made new where an invitation or the configuration gives newcomers a role.
 */
export async function userOfIdentity(profile: OidcProfile): Promise<IdentityOutcome> {
  const { iss, sub, email, email_verified, name } = profile;
  const verified = Email.safeParse(email_verified === true ? email : undefined);
  const address = verified.success ? verified.data : null;
  const { id, refused } = await linkIdentity.execute(ANONYMOUS, {
    provider: iss,
    subject: sub,
    email: address,
    name: nameOfProfile([name, email, sub]),
    ...roleByGroups(profile),
  });
  return refused === null
    ? { id: id ?? "" }
    : {
        refused: refused === "NoRole" && address === null ? "Unverified" : refused,
        userId: id,
        email: address,
      };
}

/** The provider's word, as far as it shows anything; a name of ours is one line and not longer. */
function nameOfProfile(names: readonly (string | undefined)[]): string {
  const lines = names.map((each) =>
    visibleLine(each ?? "")
      .replace(/\s+/g, " ")
      .trim(),
  );
  return (lines.find(showsSomething) ?? "Somebody").slice(0, 100).toWellFormed();
}

type Linked = { readonly id: string | null; readonly refused: "NoRole" | "Disabled" | null };

/** Called with what a provider proved; not reachable from outside. */
const linkIdentity = defineCommand({
  name: "people.link-identity",
  permission: "sign-in",
  input: z.strictObject({
    provider: z.string().min(1).max(300),
    subject: z.string().min(1).max(300),
    email: z.string().nullable(),
    name: z.string().max(200),
    /** What groups give; null: none. Left out where they do not decide. */
    role: RoleName.nullable().optional(),
  }),
  sample: {
    provider: "https://id.example.org",
    subject: "1234",
    email: "ada@example.org",
    name: "Ada",
  },
  run: async (tx, input, ctx): Promise<Outcome<Linked>> => {
    await lockMembership(tx);
    const key = { provider: input.provider, subject: input.subject };
    const linked = await tx.identity.findUnique({
      where: { provider_subject: key },
      include: { user: true },
    });
    if (linked) return followGroups(tx, linked.user, input.role);
    const user = await findOrCreate(tx, input, ctx.now);
    if (!user) return { result: { id: null, refused: "NoRole" }, audit: "unchanged" };
    if (user.disabledAt) return known(user.id, user.disabledAt);
    const followed = user.isNew ? null : await followGroups(tx, user, input.role);
    if (followed?.result.refused) return followed;
    await tx.identity.create({ data: { ...key, userId: user.id, createdAt: ctx.now } });
    return {
      result: { id: user.id, refused: null },
      audit: [
        PeopleEvents.entry(user.isNew ? "people.joined" : "people.identity-linked", {
          stream: WORKSPACE_STREAM,
          subject: { type: "user", id: user.id },
          after: { provider: input.provider, name: user.name, role: user.role },
        }),
        ...(followed && followed.audit !== "unchanged" ? followed.audit : []),
      ],
    };
  },
});

function known(id: string, disabledAt: Date | null): Outcome<Linked> {
  return { result: { id, refused: disabledAt ? "Disabled" : null }, audit: "unchanged" };
}

/** What the groups say of a person's role, where OIDC_ROLE_GROUPS makes them decide and the provider told of them. */
function roleByGroups({ groups }: OidcProfile): { role?: Role | null } {
  const roles = readGroupRoles(env().OIDC_ROLE_GROUPS ?? "");
  if (!groups || !roles || roles.size === 0) return {};
  return { role: roleOfGroups(groups, roles) ?? fallbackRole() };
}

function fallbackRole(): Role | null {
  const { OIDC_DEFAULT_ROLE: role } = env();
  return role === "NONE" ? null : role;
}

/** Gives somebody known the role that their groups give; the last admin who can sign in stays one. */
async function followGroups(
  tx: Tx,
  user: User,
  role: Role | null | undefined,
): Promise<Outcome<Linked>> {
  if (user.disabledAt || role === undefined || role === user.role) {
    return known(user.id, user.disabledAt);
  }
  if (user.role === "ADMIN") {
    const others = { ...ADMIN_WHO_CAN_SIGN_IN, id: { not: user.id } };
    if ((await tx.user.count({ where: others })) === 0) return known(user.id, null);
  }
  if (role === null) return { result: { id: user.id, refused: "NoRole" }, audit: "unchanged" };
  await tx.user.update({ where: { id: user.id }, data: { role } });
  const changed = PeopleEvents.entry("people.role-changed", {
    stream: WORKSPACE_STREAM,
    subject: { type: "user", id: user.id },
    before: { role: user.role },
    after: { role },
  });
  return { result: { id: user.id, refused: null }, audit: [changed] };
}

type Newcomer = { email: string | null; name: string; role?: Role | null | undefined };

async function findOrCreate(tx: Tx, input: Newcomer, now: Date) {
  if (input.email === null) return null;
  const existing = await tx.user.findUnique({ where: { email: input.email } });
  if (existing) return { ...existing, isNew: false };
  const invited = await tx.invitation.findFirst({
    where: { email: input.email, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
  });
  const role = input.role === undefined ? (invited?.role ?? fallbackRole()) : input.role;
  if (role === null) return null;
  if (invited) {
    await tx.invitation.update({ where: { id: invited.id }, data: { acceptedAt: now } });
  }
  const name = await findFreeName(tx, input.name, input.email);
  const data = { email: input.email, name, role, createdAt: now };
  return { ...(await tx.user.create({ data })), isNew: true };
}
