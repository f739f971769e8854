import "server-only";
import { RateLimiterPostgres, type RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "@/lib/platform/core/db";
import { tooMany } from "./passage";
import { networkOf } from "./sign-in-pace-rules";

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

/** Links to a new password asked for from one address: ten an hour. @throws DomainError LIMIT. */
export async function limitResets(ip: string | null): Promise<void> {
  await consume(limiter("reset-address", 10, 3_600), networkOf(ip), "requests for a new password");
}

/** Whether one more may be mailed to an account: three an hour. @param account any name for it */
export async function mayReset(account: string): Promise<boolean> {
  try {
    await limiter("reset-account", 3, 3_600).consume(account);
    return true;
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    return false;
  }
}

async function consume(limit: RateLimiterPostgres, key: string, what: string): Promise<void> {
  try {
    await limit.consume(key);
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    throw tooMany(what, (refused as RateLimiterRes).msBeforeNext);
  }
}
