import { randomUUID } from "node:crypto";
import type { UserActor } from "@/lib/access/actor";
import type { Role } from "@/lib/access/permissions";
import { prisma } from "../db";

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
