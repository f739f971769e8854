import { randomBytes } from "node:crypto";
import ipaddr from "ipaddr.js";

// Names that nobody outside knows, so that even a request that comes before the front door stands brings none.
const shared = globalThis as typeof globalThis & { __musterStamp?: string };
shared.__musterStamp ??= randomBytes(8).toString("hex");

/** Set on every request by the server itself from the connection. */
export const PEER_HEADER = `x-muster-peer-${shared.__musterStamp}`;

/** Set likewise: the path and query that were asked for. */
export const PATH_HEADER = `x-muster-path-${shared.__musterStamp}`;

/**
 * The client's address. X-Forwarded-For is believed only as far as the proxies that are ours wrote it.
 * @param trustedProxies how many of them stand in front; 0 takes the connection's address.
 */
export function addressOf(headers: Headers, trustedProxies: number): string | null {
  return pickAddress(headers.get(PEER_HEADER), headers.get("x-forwarded-for"), trustedProxies);
}

/** The same from the connection's own address and the header's text; what is no address is not believed. */
export function pickAddress(
  peer: string | null,
  forwarded: string | null,
  trustedProxies: number,
): string | null {
  if (trustedProxies === 0) return peer;
  const told = (forwarded ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)
    .at(-trustedProxies);
  // Some proxies write the port as well: 192.0.2.1:4711, [2001:db8::1]:4711.
  const bare = told?.replace(/^\[(.+)\](:\d+)?$/, "$1").replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1");
  return bare !== undefined && ipaddr.isValid(bare) ? bare : peer;
}
