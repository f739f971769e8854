import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "@/lib/platform/core/db";
import { env } from "@/lib/platform/core/env";
import { Budgets } from "./budget-rules";

/** Whose points are spent: a person's, or those of an address for whoever it does not say who they are. */
export type Spender = `person:${string}` | `pages:${string}` | `api:${string}`;

const KEYS = 20_000;
/** Strangers share an address with others, but need little: a page, its data, a few tries to sign in. */
const STRANGERS_SHARE = 0.5;
/** What a process spends for somebody before it tells the others: quiet people cost no statement at all. */
const UNTOLD_SHARE = 0.1;

type Purse = { budgets: Budgets; perMinute: number; told: RateLimiterPostgres };
// Next compiles this file into several bundles of one process; they share one count.
const shared = globalThis as typeof globalThis & {
  __musterPurses?: { person: Purse; address: Purse };
};

/**
 * Takes `cost` points. Counted in this process at once; what goes beyond a tenth of a minute's points is told
 * to the others in one statement, which nobody waits for (docs/decisions/limits.md).
 * @returns how many milliseconds to wait; 0 when the points were taken
 */
export function takePoints(spender: Spender, cost: number): number {
  const purse = purseOf(spender);
  const wait = purse.budgets.take(spender, cost, performance.now());
  if (wait === 0) tellOthers(spender, purse);
  return wait;
}

/** The same for somebody who waits for their turn; null when that took longer than `patienceMs`. */
export function reservePoints(spender: Spender, cost: number, patienceMs: number): number | null {
  return purseOf(spender).budgets.reserve(spender, cost, performance.now(), patienceMs);
}

/** Gives back what was taken from an address before it was known whose request it was. */
export function refundPoints(spender: Spender, cost: number): void {
  purseOf(spender).budgets.refund(spender, cost, performance.now());
}

/** Without the database each process counts for itself, so its errors are nobody's business here. */
function tellOthers(spender: Spender, { budgets, perMinute, told }: Purse): void {
  const spent = Math.round(budgets.tellSpent(spender, perMinute * UNTOLD_SHARE));
  if (spent === 0) return;
  told.consume(spender, spent).catch((refused: unknown) => {
    if (!(refused instanceof RateLimiterRes)) return;
    const now = performance.now();
    budgets.block(spender, now + refused.msBeforeNext, now);
  });
}

function purseOf(spender: Spender): Purse {
  return spender.startsWith("person:") ? purses().person : purses().address;
}

function purses() {
  const perMinute = env().MUSTER_REQUESTS_PER_MINUTE;
  shared.__musterPurses ??= {
    person: makePurse(perMinute, true),
    address: makePurse(Math.ceil(perMinute * STRANGERS_SHARE), false),
  };
  return shared.__musterPurses;
}

/** @param sweeps whether it deletes what ran out, of all limits in the table; one of them is enough */
function makePurse(perMinute: number, sweeps: boolean): Purse {
  const told = new RateLimiterPostgres({
    storeClient: pool(),
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: "spent",
    // As much as one process alone lets through in a minute: what was saved up, and what flowed in.
    points: 2 * perMinute,
    duration: 60,
    clearExpiredByTimeout: sweeps,
  });
  return { budgets: new Budgets({ perMinute, keys: KEYS }), perMinute, told };
}
