import { randomUUID } from "node:crypto";
import type { UserActor } from "@/lib/platform/access/actor";
import type { Role } from "@/lib/platform/access/permissions";
import { prisma } from "@/lib/platform/core/db";

/** A new person with a role, signed in. Each test makes its own: nothing is shared. */
export async function signIn(
  role: Role,
  name = `${role.toLowerCase()}-${randomUUID().slice(0, 8)}`,
) {
  const user = await prisma().user.create({
    data: { email: `${randomUUID()}@example.org`, name, role, createdAt: new Date() },
  });
  const actor: UserActor = {
    kind: "user",
    id: user.id,
    name: user.name,
    role,
    via: "browser",
    credentialId: randomUUID(),
  };
  return actor;
}

/** The same, with a session in the database: what looks at sessions takes the person for signed in. */
export async function signInForLong(role: Role, name?: string): Promise<UserActor> {
  const person = await signIn(role, name);
  const now = new Date();
  const session = await prisma().session.create({
    data: {
      userId: person.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
    },
  });
  return { ...person, credentialId: session.id };
}
