import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import ipaddr from "ipaddr.js";
import { env } from "@/lib/platform/core/env";

/**
 * What the first visitor has to show before an account exists: whoever reads the output of the start. The
 * same in every process, without being stored; it opens nothing any more as soon as an admin can sign in.
 * @returns null where only this machine can reach Muster, and nothing has to be shown.
 */
export function setupToken(): string | null {
  const { HOSTNAME, NEXTAUTH_URL, NEXTAUTH_SECRET, MUSTER_TRUSTED_PROXIES } = env();
  const isLocal = isLoopback(HOSTNAME) && isLoopback(new URL(NEXTAUTH_URL).hostname);
  // A proxy on this machine lets the world in, however local the address is that Muster listens on.
  if (isLocal && MUSTER_TRUSTED_PROXIES === 0) return null;
  return createHmac("sha256", NEXTAUTH_SECRET).update("first admin").digest("base64url");
}

/** Whether a visitor may create the first account. Compared in constant time. */
export function isSetupToken(shown: string | undefined): boolean {
  const token = setupToken();
  if (token === null) return true;
  const [given, wanted] = [shown ?? "", token].map((text) =>
    createHmac("sha256", "compared").update(text).digest(),
  );
  return given !== undefined && wanted !== undefined && timingSafeEqual(given, wanted);
}

/** The address to print at a start without accounts; null where `/welcome` needs no token. */
export function setupAddress(): string | null {
  const token = setupToken();
  return token && `${env().NEXTAUTH_URL.replace(/\/$/, "")}/welcome?token=${token}`;
}

function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  if (name === "localhost") return true;
  return ipaddr.isValid(name) && ipaddr.process(name).range() === "loopback";
}
