import "server-only";
import { PeopleEvents } from "@/lib/people/people/events";
import { lockMembership } from "@/lib/people/people/membership";
import { CreateFirstAdmin } from "@/lib/people/people/schemas";
import { hashNewPassword } from "@/lib/people/people/sign-in/new-password";
import { WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import { defineCommand } from "@/lib/platform/command/command";
import { DomainError, invalidField } from "@/lib/platform/core/errors";
import { ADMIN_WHO_CAN_SIGN_IN } from "./admins";
import { isSetupToken } from "./setup-token";

/**
 * Makes the first admin; possible only while no admin can sign in (docs/rules/access.md).
 * @throws DomainError FORBIDDEN for a visitor without the token that the start printed, CONFLICT as soon
 *   as an admin can sign in, INVALID for the address of somebody else.
 */
export const createFirstAdmin = defineCommand({
  name: "people.create-first-admin",
  permission: "sign-in",
  input: CreateFirstAdmin,
  carriesSecret: true,
  sample: { name: "Ada", email: "ada@example.org", password: "correct horse battery" },
  run: async (tx, input, ctx) => {
    // Two first visitors at once: the second waits here, then finds the first.
    await lockMembership(tx);
    if ((await tx.user.count({ where: ADMIN_WHO_CAN_SIGN_IN })) > 0) {
      throw new DomainError("CONFLICT", "Muster is set up already: sign in, or ask an admin.");
    }
    if (ctx.actor.kind === "anonymous" && !isSetupToken(input.setupToken)) {
      throw new DomainError("FORBIDDEN", "Open the address that Muster printed when it started.");
    }
    if (await tx.user.findUnique({ where: { email: input.email } })) {
      throw invalidField("email", "Somebody here has this address already: choose another.");
    }
    const user = await tx.user.create({
      data: {
        name: input.name,
        email: input.email,
        role: "ADMIN",
        passwordHash: await hashNewPassword(input.password, input),
        createdAt: ctx.now,
      },
    });
    return {
      result: { id: user.id },
      audit: [
        PeopleEvents.entry("people.first-admin-created", {
          stream: WORKSPACE_STREAM,
          subject: { type: "user", id: user.id },
          after: { name: user.name, email: user.email, role: user.role },
        }),
      ],
    };
  },
});
