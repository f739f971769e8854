import "server-only";
import { isSetUp } from "@/lib/people/people/session";
import { systemActor } from "@/lib/platform/access/actor";
import { env } from "@/lib/platform/core/env";
import { DomainError } from "@/lib/platform/core/errors";
import { log } from "@/lib/platform/core/log";
import { createFirstAdmin } from "./create-first-admin";
import { setupAddress } from "./setup-token";

/** Says where the first admin is created, while nobody exists and strangers could come first. */
export async function tellSetupAddress(): Promise<void> {
  const address = setupAddress();
  if (address === null || (await isSetUp())) return;
  log.warn({ address }, "Nobody has an account yet: create the first admin at this address");
}

/** Makes the first admin from MUSTER_ADMIN_EMAIL and MUSTER_ADMIN_PASSWORD, where both are set and nobody exists. */
export async function createConfiguredAdmin(): Promise<void> {
  const { MUSTER_ADMIN_EMAIL: email, MUSTER_ADMIN_PASSWORD: password } = env();
  if (!email || !password || (await isSetUp())) return;
  const name = email.split("@")[0] ?? "Admin";
  const configured = systemActor("Configuration", "job");
  await createFirstAdmin.execute(configured, { name, email, password }).catch((error: unknown) => {
    // Two processes start at once: the other one made it.
    if (!(error instanceof DomainError && error.code === "CONFLICT")) throw error;
  });
}
