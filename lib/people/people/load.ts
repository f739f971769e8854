import "server-only";
import type { ReadDb } from "@/lib/platform/core/db";
import { invalidField } from "@/lib/platform/core/errors";

/**
 * A person who may be given work.
 * @param field the input field that named them, for the error.
 * @throws DomainError INVALID when they do not exist or were disabled.
 */
export async function findActiveUser(db: ReadDb, userId: string, field = "userId") {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: { id: true, name: true, role: true, disabledAt: true },
  });
  if (!user) throw invalidField(field, "This person does not exist here: choose somebody else.");
  if (user.disabledAt)
    throw invalidField(field, `${user.name} can no longer sign in: choose somebody else.`);
  return user;
}
