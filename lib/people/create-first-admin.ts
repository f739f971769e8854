import "server-only";
import { WORKSPACE_STREAM } from "@/lib/audit/record";
import { DomainError } from "@/lib/core/errors";
import { defineCommand } from "@/lib/shell/command";
import { lockMembership } from "./membership";
import { hashNewPassword } from "./new-password";
import { CreateFirstAdmin } from "./schemas";
import { isSetupToken } from "./setup-token";

/**
 * Makes the first admin; possible only while there is nobody (PRODUCT §10).
 * @throws DomainError FORBIDDEN for a visitor without the token that the start printed, CONFLICT as soon
 *   as anybody exists.
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
    if ((await tx.user.count()) > 0) {
      throw new DomainError("CONFLICT", "Muster is set up already: sign in, or ask an admin.");
    }
    if (ctx.actor.kind === "anonymous" && !isSetupToken(input.setupToken)) {
      throw new DomainError("FORBIDDEN", "Open the address that Muster printed when it started.");
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
        {
          stream: WORKSPACE_STREAM,
          type: "people.first-admin-created",
          subject: { type: "user", id: user.id },
          after: { name: user.name, email: user.email, role: user.role },
        },
      ],
    };
  },
});
