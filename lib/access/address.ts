/** Set on every request by the server itself from the connection; a client's own value is overwritten. */
export const PEER_HEADER = "x-muster-peer";

/** Set likewise: the path and query that were asked for. */
export const PATH_HEADER = "x-muster-path";

/**
 * The client's address. X-Forwarded-For is believed only as far as the proxies that are ours wrote it.
 * @param trustedProxies how many of them stand in front; 0 takes the connection's address.
 */
export function addressOf(headers: Headers, trustedProxies: number): string | null {
  const peer = headers.get(PEER_HEADER);
  const forwarded = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  if (trustedProxies === 0) return peer;
  return forwarded.at(-trustedProxies) ?? peer;
}
