import "server-only";
import { readClock } from "@/lib/platform/core/clock/clock";
import { pool } from "@/lib/platform/core/db";
import { DomainError } from "@/lib/platform/core/errors";
import {
  ACCOUNT_PACE,
  ADDRESS_PACE,
  markOf,
  networkOf,
  type Pace,
  pairPace,
  TOLD_FOR_SECONDS,
} from "./sign-in-pace-rules";

/** Whose password is tried, and from where. */
export type Try = {
  /** The account's id, or a name that stands for an account that does not exist. */
  readonly account: string;
  readonly ip: string | null;
  /** The device that this account signed in from before; it has a counter of its own. */
  readonly device: string | null;
};

export type Admitted = {
  /** Failures from unknown devices, this one among them. */
  readonly strangers: number;
  /** The password was right: this try was no failure. */
  readonly forgive: () => Promise<void>;
};

type Counter = { readonly key: string; readonly pace: Pace };

/**
 * Counts a try before its password is looked at, so that many at once cannot slip past. Nobody is locked out:
 * failures make the next try of this account from this address wait, and nobody else's.
 * @throws DomainError LIMIT with the time to wait; such a try counts for nothing
 */
export async function admitSignIn(tried: Try): Promise<Admitted> {
  const { account, device } = tried;
  const network = networkOf(tried.ip);
  if (device !== null) {
    const counter = { key: `device:${account}:${device}`, pace: pairPace(0) };
    await count(counter, account);
    return { strangers: 0, forgive: () => forget(counter.key) };
  }
  const everybody = { key: `account:${account}`, pace: ACCOUNT_PACE };
  const address = { key: `address:${network}`, pace: ADDRESS_PACE };
  const pace = pairPace(await failuresOf(everybody));
  const pair = { key: `pair:${account}:${network}`, pace };
  await count(pair, account);
  await count(address, "").catch(async (refused: unknown) => {
    await takeBack([pair.key]);
    throw refused;
  });
  const strangers = await count(everybody, account);
  const forgive = async () => {
    await forget(pair.key);
    await takeBack([everybody.key, address.key]);
  };
  return { strangers, forgive };
}

/**
 * Whether the account's owner has to hear of its failures now: once for each mark that they pass, however many
 * pass it at once, and although a right password counted in between may step over the mark itself.
 * @param strangers failures from unknown devices so far
 */
export async function claimTelling(account: string, strangers: number): Promise<boolean> {
  const mark = markOf(strangers);
  if (mark === 0) return false;
  const now = readClock();
  const since = new Date(now.getTime() - TOLD_FOR_SECONDS * 1_000);
  const { rowCount } = await pool().query(CLAIM, [`told:${account}`, account, mark, now, since]);
  return rowCount === 1;
}

const CLAIM = `
  insert into sign_in_pace as p (key, account, failures, open_at, last_at) values ($1, $2, $3, 'epoch', $4)
  on conflict (key) do update set failures = excluded.failures, last_at = excluded.last_at
  where p.failures < excluded.failures or p.last_at < $5`;

/** Lets an account start afresh: its person proved who they are by other means. */
export async function forgetFailures(account: string): Promise<void> {
  await pool().query("delete from sign_in_pace where account = $1", [account]);
}

/** One statement, so that tries at the same time take turns on the row. @returns failures, this one among them */
async function count({ key, pace }: Counter, account: string): Promise<number> {
  const now = readClock();
  const { rows } = await pool().query<{ failures: number }>(COUNT, [
    key,
    account,
    now,
    pace.forgottenAfterSeconds,
    Math.min(pace.free, 2_000_000_000),
    pace.firstSeconds,
    pace.longestSeconds,
  ]);
  if (rows[0]) return rows[0].failures;
  throw tooSoon(await openAt(key), now);
}

/**
 * The wait is that of `waitSeconds`; a row that is still closed is left as it is, and none comes back. While no
 * wait is due the row is open since ever: tries at the same moment have no order.
 */
const COUNT = `
  insert into sign_in_pace as p (key, account, failures, open_at, last_at)
  values ($1, $2, 1, case when 1 < $5::int then 'epoch'
    else $3::timestamptz + least($7::int, $6::int) * interval '1 second' end, $3)
  on conflict (key) do update set (failures, open_at, last_at) = (
    select f, case when f < $5::int then 'epoch'
      else $3::timestamptz + least($7::int, $6::int * power(2, least(f - $5::int, 20))) * interval '1 second' end, $3
    from (select case when p.last_at < $3::timestamptz - $4::int * interval '1 second'
      then 1 else p.failures + 1 end as f) counted)
  where p.open_at <= $3 or p.last_at < $3::timestamptz - $4::int * interval '1 second'
  returning failures`;

async function failuresOf({ key, pace }: Counter): Promise<number> {
  const since = new Date(readClock().getTime() - pace.forgottenAfterSeconds * 1_000);
  const { rows } = await pool().query<{ failures: number }>(
    "select failures from sign_in_pace where key = $1 and last_at >= $2",
    [key, since],
  );
  return rows[0]?.failures ?? 0;
}

async function openAt(key: string): Promise<Date | undefined> {
  const { rows } = await pool().query<{ open_at: Date }>(
    "select open_at from sign_in_pace where key = $1",
    [key],
  );
  return rows[0]?.open_at;
}

async function forget(key: string): Promise<void> {
  await pool().query("delete from sign_in_pace where key = $1", [key]);
}

async function takeBack(keys: readonly string[]): Promise<void> {
  await pool().query(
    "update sign_in_pace set failures = failures - 1 where key = any($1) and failures > 0",
    [keys],
  );
}

function tooSoon(openAt: Date | undefined, now: Date): DomainError {
  const waitMs = (openAt?.getTime() ?? 0) - now.getTime();
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  const wait =
    retryAfterSeconds < 90 ? `${retryAfterSeconds} s` : `${Math.ceil(retryAfterSeconds / 60)} min`;
  return new DomainError(
    "LIMIT",
    `Too many wrong passwords. Wait ${wait}, then try again, or choose a new password with “Forgot password?”.`,
    { retryAfterSeconds },
  );
}
