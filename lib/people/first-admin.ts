import "server-only";
import { ANONYMOUS } from "@/lib/access/actor";
import { env } from "@/lib/core/env";
import { DomainError } from "@/lib/core/errors";
import { createFirstAdmin } from "./create-first-admin";
import { isSetUp } from "./session";

/** Makes the first admin from MUSTER_ADMIN_EMAIL and MUSTER_ADMIN_PASSWORD, where both are set and nobody exists. */
export async function createConfiguredAdmin(): Promise<void> {
  const { MUSTER_ADMIN_EMAIL: email, MUSTER_ADMIN_PASSWORD: password } = env();
  if (!email || !password || (await isSetUp())) return;
  const name = email.split("@")[0] ?? "Admin";
  await createFirstAdmin.execute(ANONYMOUS, { name, email, password }).catch((error: unknown) => {
    // Two processes start at once: the other one made it.
    if (!(error instanceof DomainError && error.code === "CONFLICT")) throw error;
  });
}
