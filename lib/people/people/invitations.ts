import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { addMinutes } from "@/lib/platform/core/clock/duration";
import { env } from "@/lib/platform/core/env";
import { DomainError, invalidField, notFound } from "@/lib/platform/core/errors";
import { iso } from "@/lib/platform/core/json";
import { PeopleEvents } from "./events";
import { lockMembership } from "./membership";
import { requireFreeName } from "./names/free-name";
import { AcceptInvitation, InvitePerson, RevokeInvitation } from "./schemas";
import { hashSecret, makeSecret } from "./secrets";
import { hashNewPassword } from "./sign-in/new-password";

const VALID_MINUTES = 7 * 24 * 60;

/**
 * Invites a person: makes a link that works once, for seven days. It is shown only in this answer.
 * @throws DomainError INVALID when the address has an account already.
 */
export const invitePerson = defineCommand({
  name: "people.invite",
  permission: "people.manage",
  input: InvitePerson,
  carriesSecret: true,
  sample: { email: "grace@example.org", role: "RESPONDER" },
  run: async (tx, input, ctx) => {
    await lockMembership(tx);
    if (await tx.user.findUnique({ where: { email: input.email } })) {
      throw invalidField("email", "This person has an account already.");
    }
    await tx.invitation.updateMany({
      where: { email: input.email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    const { secret, hash } = makeSecret("");
    const invitation = await tx.invitation.create({
      data: {
        ...input,
        tokenHash: hash,
        invitedById: userIdOf(ctx.actor),
        createdAt: ctx.now,
        expiresAt: addMinutes(ctx.now, VALID_MINUTES),
      },
    });
    return {
      result: {
        id: invitation.id,
        link: `${env().NEXTAUTH_URL}/invite/${secret}`,
        expiresAt: iso(invitation.expiresAt),
      },
      audit: [
        PeopleEvents.entry("people.invited", {
          stream: WORKSPACE_STREAM,
          subject: { type: "invitation", id: invitation.id },
          after: input,
        }),
      ],
    };
  },
});

/** Takes an invitation back. @throws DomainError NOT_FOUND when it was used, revoked or never made. */
export const revokeInvitation = defineCommand({
  name: "people.revoke-invitation",
  permission: "people.manage",
  input: RevokeInvitation,
  sample: { invitationId: "00000000-0000-7000-8000-000000000000" },
  run: async (tx, input, ctx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: input.invitationId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) throw notFound("An open invitation like this");
    return {
      result: { id: input.invitationId },
      audit: [
        PeopleEvents.entry("people.invitation-revoked", {
          stream: WORKSPACE_STREAM,
          subject: { type: "invitation", id: input.invitationId },
        }),
      ],
    };
  },
});

/**
 * Makes the account an invitation promised; the link is used up, even by two clicks at once.
 * @throws DomainError NOT_FOUND when the link was used, revoked or is too old.
 */
export const acceptInvitation = defineCommand({
  name: "people.accept-invitation",
  permission: "sign-in",
  input: AcceptInvitation,
  carriesSecret: true,
  sample: {
    token: "a-token-from-an-invitation-link",
    name: "Grace",
    password: "correct horse battery",
  },
  run: async (tx, input, ctx) => {
    const tokenHash = hashSecret(input.token);
    await lockMembership(tx);
    const open = { tokenHash, acceptedAt: null, revokedAt: null, expiresAt: { gt: ctx.now } };
    const { count } = await tx.invitation.updateMany({
      where: open,
      data: { acceptedAt: ctx.now },
    });
    if (count === 0) {
      throw new DomainError(
        "NOT_FOUND",
        "This invitation was used or is too old: ask for a new one.",
      );
    }
    const { email, role } = await tx.invitation.findUniqueOrThrow({ where: { tokenHash } });
    if (await tx.user.findUnique({ where: { email } })) {
      throw new DomainError("CONFLICT", "There is an account for this address already: sign in.");
    }
    await requireFreeName(tx, input.name);
    const passwordHash = await hashNewPassword(input.password, { name: input.name, email });
    const user = await tx.user.create({
      data: { email, role, name: input.name, passwordHash, createdAt: ctx.now },
    });
    return {
      result: { id: user.id, email },
      audit: [
        PeopleEvents.entry("people.joined", {
          stream: WORKSPACE_STREAM,
          subject: { type: "user", id: user.id },
          after: { name: user.name, email, role },
        }),
      ],
    };
  },
});
