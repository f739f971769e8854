import "server-only";
import { RateLimiterPostgres, type RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";

const QUARTER_HOUR_S = 15 * 60;

/** Counters in Postgres, so that all processes count together. */
function limiter(keyPrefix: string, points: number, duration: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: pool(),
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix,
    points,
    duration,
    clearExpiredByTimeout: false,
  });
}

/**
 * Counts a sign-in before the password is looked at, so that many attempts at once cannot slip past:
 * 10 an account and 50 an address in a quarter of an hour. Good ones are forgiven, so failures remain.
 * @throws DomainError LIMIT with the time to wait.
 */
export async function countSignIn(ip: string | null, email: string) {
  const account = limiter("sign-in-account", 10, QUARTER_HOUR_S);
  const address = limiter("sign-in-address", 50, QUARTER_HOUR_S);
  const keys = { account: email.toLowerCase(), address: ip ?? "unknown" };
  // The address first: one that is shut out must not shut people out of their accounts as well.
  await consume(address, keys.address, "sign-ins");
  await consume(account, keys.account, "sign-ins");
  return {
    async forgive(): Promise<void> {
      await account.delete(keys.account);
      await address.reward(keys.address);
    },
  };
}

/** Requests of one API token: 600 a minute. @throws DomainError LIMIT. */
export async function limitToken(tokenId: string): Promise<void> {
  await consume(limiter("api-token", 600, 60), tokenId, "requests");
}

/** Requests with an unknown token: 60 a minute an address, so that guessing is slow. */
export async function limitUnknownTokens(ip: string | null): Promise<void> {
  await consume(limiter("api-unknown", 60, 60), ip ?? "unknown", "requests");
}

async function consume(limit: RateLimiterPostgres, key: string, what: string): Promise<void> {
  try {
    await limit.consume(key);
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    throw tooMany(refused as RateLimiterRes, what);
  }
}

function tooMany(counted: RateLimiterRes, what: string): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil(counted.msBeforeNext / 1_000));
  const wait =
    retryAfterSeconds < 90 ? `${retryAfterSeconds} s` : `${Math.ceil(retryAfterSeconds / 60)} min`;
  return new DomainError("LIMIT", `Too many ${what}. Try again in ${wait}.`, { retryAfterSeconds });
}
