import type { IncomingHttpHeaders } from "node:http";

/** What a proxy says of the request before it; believed only from our own. */
const FORWARDED = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-forwarded-scheme",
  "x-forwarded-server",
  "x-original-url",
  "x-rewrite-url",
] as const;

/** Next's own notes to itself, which no client has a reason to send. */
const INTERNAL = /^(x-middleware-|x-matched-path$|x-invoke-|x-nextjs-data$|x-now-route-matches$)/;

/**
 * Takes out of a request what only a proxy of ours may say, and what would make a library fail.
 * @param trustedProxies how many proxies of ours stand in front
 * @returns whether somebody spoke as a proxy where none is trusted
 */
export function cleanHeaders(headers: IncomingHttpHeaders, trustedProxies: number): boolean {
  for (const name of Object.keys(headers)) if (INTERNAL.test(name)) delete headers[name];
  if (headers.cookie !== undefined) headers.cookie = dropUnreadableCookies(headers.cookie);
  if (trustedProxies > 0) return false;
  const isForwarded = headers["x-forwarded-for"] !== undefined;
  for (const name of FORWARDED) delete headers[name];
  return isForwarded;
}

/** next-auth reads this cookie as an address and fails where it is none; it makes a new one without it. */
function dropUnreadableCookies(cookie: string): string {
  return cookie
    .split(";")
    .filter((pair) => {
      const [, value] =
        /^\s*(?:__(?:Secure|Host)-)?next-auth\.callback-url=(.*)$/s.exec(pair) ?? [];
      return value === undefined || isAddress(value.trim());
    })
    .join(";");
}

function isAddress(value: string): boolean {
  try {
    const address = decodeURIComponent(value);
    return /^https?:\/\//i.test(address) && URL.canParse(address);
  } catch {
    return false;
  }
}
