import "server-only";
import { createHmac, hkdfSync, randomUUID, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/platform/core/env";

const COOKIE = "muster-device-";
const VALID_DAYS = 180;
const DAY_MS = 24 * 3_600_000;

/**
 * The device that a browser proves to be for an account, by the cookie it got when this account signed in
 * there. It opens nothing: it only keeps strangers' failures apart from those of the person's own devices.
 * @returns the device's id; null for a browser that is not known, or not any more
 */
export function knownDevice(
  cookies: ReadonlyMap<string, string>,
  userId: string,
  now: Date,
): string | null {
  const name = cookieName(userId);
  return readDevice(name, cookies.get(name) ?? "", now);
}

/**
 * A device that any account signed in from before, whichever that was: the front door asks before anybody has
 * said who they are.
 */
export function anyKnownDevice(cookies: ReadonlyMap<string, string>, now: Date): string | null {
  for (const [name, value] of cookies) {
    const device = name.startsWith(COOKIE) ? readDevice(name, value, now) : null;
    if (device !== null) return device;
  }
  return null;
}

function readDevice(name: string, value: string, now: Date): string | null {
  const [id = "", issued = "", mac = ""] = value.split(".");
  const issuedAt = Number.parseInt(issued, 36) * 1_000;
  const isFresh = issuedAt > now.getTime() - VALID_DAYS * DAY_MS;
  return isFresh && isSame(mac, sign(name, id, issued)) ? id : null;
}

/** The Set-Cookie header that makes a browser known for an account. */
export function deviceCookie(userId: string, device: string | null, now: Date): string {
  const id = device ?? randomUUID();
  const issued = Math.floor(now.getTime() / 1_000).toString(36);
  const name = cookieName(userId);
  const value = `${id}.${issued}.${sign(name, id, issued)}`;
  const secure = env().NEXTAUTH_URL.startsWith("https://") ? "; Secure" : "";
  const maxAge = VALID_DAYS * 24 * 3_600;
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

/** One an account, so that people who share a browser do not make each other unknown. */
function cookieName(userId: string): string {
  return `${COOKIE}${createHmac("sha256", key()).update(userId).digest("hex").slice(0, 16)}`;
}

/** Over the cookie's name, which stands for the account. */
function sign(name: string, id: string, issued: string): string {
  return createHmac("sha256", key()).update(`${name}.${id}.${issued}`).digest("base64url");
}

function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function key(): Buffer {
  return Buffer.from(hkdfSync("sha256", env().NEXTAUTH_SECRET, "", "muster device cookie", 32));
}
