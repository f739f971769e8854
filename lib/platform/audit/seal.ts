import "server-only";
import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/platform/core/env";
import type { ChainHead } from "./chain";

/**
 * The seal of a stream's head: which secret made it, and its HMAC. Whoever can write the database, but does not
 * know NEXTAUTH_SECRET, can rewrite a chain and cannot seal its new head.
 */
export function sealHead(stream: string, head: ChainHead): string {
  const key = sealingKey();
  return `${nameOf(key)}.${macOf(key, stream, head)}`;
}

/** Whether a seal is that of a head; "other" where another secret made it, so that nobody can tell. */
export function checkSeal(
  stream: string,
  head: ChainHead,
  seal: string,
): "true" | "false" | "other" {
  const key = sealingKey();
  const [name, mac = ""] = seal.split(".");
  if (name !== nameOf(key)) return "other";
  const [given, made] = [Buffer.from(mac), Buffer.from(macOf(key, stream, head))];
  return given.length === made.length && timingSafeEqual(given, made) ? "true" : "false";
}

function macOf(key: Buffer, stream: string, { seq, hash }: ChainHead): string {
  return createHmac("sha256", key).update(`${stream}\n${seq}\n${hash}`).digest("hex");
}

/** Tells secrets apart and gives none away. */
function nameOf(key: Buffer): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 8);
}

let kept: { readonly secret: string; readonly key: Buffer } | undefined;

function sealingKey(): Buffer {
  const secret = env().NEXTAUTH_SECRET;
  if (kept?.secret !== secret) {
    kept = { secret, key: Buffer.from(hkdfSync("sha256", secret, "", "muster chain heads", 32)) };
  }
  return kept.key;
}
