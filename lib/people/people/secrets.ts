import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { whenHashingMay } from "./sign-in/hash-gate";

/** argon2id with OWASP's first recommended parameters (19 MiB, two passes). */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash to store. Only what judged the password before calls this (`new-password.ts`). */
export function hashPassword(password: string): Promise<string> {
  return whenHashingMay("known", () => hash(password, ARGON2));
}

/** A hash that no password fits, with the same cost as any other. */
const DECOY =
  "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/**
 * Whether the password fits. Takes as long for people who do not exist, so that time tells nothing.
 * @throws DomainError LIMIT when too many wait to have theirs looked at
 */
export async function isPassword(
  stored: string | null,
  password: string,
  who: "known" | "stranger",
): Promise<boolean> {
  const fits = await whenHashingMay(who, () => verify(stored ?? DECOY, password));
  return stored !== null && fits;
}

/** A secret to hand out once. Random enough that a plain SHA-256 of it is safe to store. */
export function makeSecret(prefix: string): { secret: string; hash: string } {
  const secret = `${prefix}${randomBytes(32).toString("base64url")}`;
  return { secret, hash: hashSecret(secret) };
}

export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
