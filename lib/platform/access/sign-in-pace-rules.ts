import ipaddr from "ipaddr.js";

/** How fast tries may follow each other: the first `free` at once, then waits that double up to `longestSeconds`. */
export type Pace = {
  readonly free: number;
  readonly firstSeconds: number;
  readonly longestSeconds: number;
  /** Without a failure for so long, all is forgotten. */
  readonly forgottenAfterSeconds: number;
};

const HOUR_S = 3_600;

/** One account from one address, or from one known device: 5 at once, then 1, 2, 4 s … up to 5 minutes. */
export const PAIR_PACE: Pace = {
  free: 5,
  firstSeconds: 1,
  longestSeconds: 300,
  forgottenAfterSeconds: 24 * HOUR_S,
};
/** One account from anywhere unknown. It never waits: that would let strangers shut people out. */
export const ACCOUNT_PACE: Pace = {
  free: Number.MAX_SAFE_INTEGER,
  firstSeconds: 0,
  longestSeconds: 0,
  forgottenAfterSeconds: HOUR_S,
};
/** All accounts from one address: 50 failures at once, then one try in two seconds. */
export const ADDRESS_PACE: Pace = {
  free: 50,
  firstSeconds: 2,
  longestSeconds: 2,
  forgottenAfterSeconds: HOUR_S / 4,
};

/** A mark that an account's owner was told of is told again only after this long. */
export const TOLD_FOR_SECONDS = 24 * HOUR_S;

/** An account that so many strangers failed at gives each new address one try at once instead of five. */
const UNDER_ATTACK = 100;

/** The pace of an account from one address. @param strangers failures from unknown devices, all addresses together */
export function pairPace(strangers: number): Pace {
  return strangers < UNDER_ATTACK ? PAIR_PACE : { ...PAIR_PACE, free: 1 };
}

/** The highest number of failures passed that a person is told of: 8, 80, 800 …; 0 for fewer. */
export function markOf(strangers: number): number {
  let passed = 0;
  for (let mark = 8; mark <= strangers; mark *= 10) passed = mark;
  return passed;
}

/** Seconds to wait after the `failures`-th failure in a row. */
export function waitSeconds(failures: number, pace: Pace): number {
  if (failures < pace.free) return 0;
  const doublings = Math.min(failures - pace.free, 20);
  return Math.min(pace.longestSeconds, pace.firstSeconds * 2 ** doublings);
}

/** What counts as one address: whoever has one of IPv6 has the 2^64 beside it too. */
export function networkOf(ip: string | null): string {
  if (ip === null || !ipaddr.isValid(ip)) return ip ?? "unknown";
  const address = ipaddr.process(ip);
  if (address.kind() === "ipv4") return address.toString();
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`);
  return `${network.toString()}/64`;
}
