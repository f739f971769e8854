import "server-only";
import { randomBytes } from "node:crypto";
import { seal, unseal } from "@/lib/platform/core/seal";

const PURPOSE = "muster webhook secrets";

/** A new signing secret as receivers get it (Standard Webhooks): `whsec_` and 32 bytes in base64. */
export function makeSigningSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

/** Encrypts a secret for the database; whoever reads a backup without NEXTAUTH_SECRET learns nothing. */
export function sealSecret(secret: string): string {
  return seal(secret, PURPOSE);
}

/** What `sealSecret` sealed; null when NEXTAUTH_SECRET is another one by now, or the text was changed. */
export function openSecret(sealed: string): string | null {
  return unseal(sealed, PURPOSE);
}
