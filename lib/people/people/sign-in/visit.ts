import "server-only";
import { addressOf } from "@/lib/platform/access/address";
import { networkOf } from "@/lib/platform/access/sign-in-pace-rules";
import { readClock } from "@/lib/platform/core/clock/clock";
import { env } from "@/lib/platform/core/env";
import { anyKnownDevice } from "./device";
import type { SignInRefusal } from "./refusal-rules";

/** Where a sign-in comes from, and what its answer has to carry beyond what next-auth says. */
export type Visit = {
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly cookies: ReadonlyMap<string, string>;
  readonly answer: {
    /** Set-Cookie headers. */
    readonly cookies: string[];
    /** Why single sign-on did not let the person in. */
    refusal: SignInRefusal | null;
    /** The provider's page that ends its own session. */
    leaveFor: string | null;
  };
};

/** A request as a visit. */
export function visitOf(headers: Headers): Visit {
  return visitFrom({
    ip: addressOf(headers, env().MUSTER_TRUSTED_PROXIES),
    userAgent: headers.get("user-agent"),
    cookie: headers.get("cookie"),
  });
}

/** Where it comes from, as far as turns and limits go: a known device is a place of its own. */
export function placeOf({ cookies, ip }: Pick<Visit, "cookies" | "ip">): string {
  const device = anyKnownDevice(cookies, readClock());
  return device === null ? networkOf(ip) : `device ${device}`;
}

/** The same from its parts; `cookie` is the whole header. */
export function visitFrom(parts: {
  ip: string | null;
  userAgent: string | null;
  cookie?: string | null;
}): Visit {
  return {
    ip: parts.ip,
    userAgent: parts.userAgent,
    cookies: readCookies(parts.cookie ?? ""),
    answer: { cookies: [], refusal: null, leaveFor: null },
  };
}

/** A Cookie header, taken apart. */
export function readCookies(header: string): ReadonlyMap<string, string> {
  return new Map(header.split("; ").map(nameAndValue));
}

function nameAndValue(pair: string): [string, string] {
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}
