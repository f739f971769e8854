import "server-only";
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { env } from "@/lib/platform/core/env";

/** What signs the heads of the chains: Ed25519, kept beside the database or elsewhere, never in it. */
export type Signer = {
  /** The public half, in base64 (SPKI). */
  readonly publicKey: string;
  /** In base64. */
  readonly sign: (text: string) => string;
};

/**
 * The signer of this Muster.
 * @throws Error when MUSTER_SIGNING_KEY is not set
 */
export function ownSigner(): Signer {
  const text = env().MUSTER_SIGNING_KEY;
  if (!text) throw new Error(`MUSTER_SIGNING_KEY is not set. ${HOW_TO_MAKE}`);
  const key = readKey(text);
  return {
    publicKey: createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64"),
    sign: (message) => sign(null, Buffer.from(message), key).toString("base64"),
  };
}

const HOW_TO_MAKE =
  "Make a key with: openssl genpkey -algorithm ed25519 -outform DER | openssl base64 -A";

/** Whether a signature is that of a public key. */
export function isSigned(message: string, publicKey: string, signature: string): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, "base64"),
      format: "der",
      type: "spki",
    });
    return verify(null, Buffer.from(message), key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

function readKey(text: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" });
}
