import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { DomainError } from "@/lib/platform/core/errors";
import { sayWait } from "@/lib/platform/core/text/limit-words";
import { refundPoints, type Spender, takePoints } from "./spending";

const CREDENTIALS = 20_000;

// Next compiles this file into several bundles of one process; they share one store.
const shared = globalThis as typeof globalThis & {
  __musterPassages?: AsyncLocalStorage<Passage>;
  __musterCredentials?: Map<string, string>;
};

/** One request on its way through: who pays for it, and what became of it. Made by the front door. */
export class Passage {
  private spender: Spender;
  private readonly credential: string | null;
  /** The status of the fault that a page could not say, since pages have none but 200, 404 and 500. */
  fault: { readonly status: number; readonly retryAfterSeconds?: number | undefined } | null = null;
  /** Whether our own code was reached; what fails before could not be read. */
  reached = false;

  /** @param credential a digest of what the request shows to say who it is; null when it shows nothing */
  constructor(credential: string | null, address: Spender) {
    const person = credential === null ? undefined : credentials().get(credential);
    this.credential = credential;
    this.spender = person === undefined ? address : `person:${person}`;
  }

  /** @returns how many milliseconds to wait before the request is served; 0 to serve it */
  pay(cost: number): number {
    return takePoints(this.spender, cost);
  }

  /** Who pays, for the log and for who waits. */
  get payer(): Spender {
    return this.spender;
  }

  /** The credential holds: this request and the next with it are the person's own, not the address's. */
  recognise(personId: string): void {
    const person: Spender = `person:${personId}`;
    if (this.spender === person) return;
    if (this.credential !== null) remember(this.credential, personId);
    refundPoints(this.spender, 1);
    this.spender = person;
    takePoints(person, 1);
  }

  /** The credential holds no more: what comes with it is a stranger's. */
  forget(): void {
    if (this.credential !== null) credentials().delete(this.credential);
  }
}

/** The request that is being served; undefined in jobs, on the command line and in tests. */
export function currentPassage(): Passage | undefined {
  return passages().getStore();
}

/** Runs what serves a request, so that `currentPassage` finds it. */
export function runPassage<T>(passage: Passage, serve: () => T): T {
  return passages().run(passage, serve);
}

/**
 * Pays for a call that weighs more than a plain request, which the front door took one point for.
 * @param weight in plain requests
 * @throws DomainError LIMIT with the time to wait
 */
export function payFor(weight: number): void {
  const passage = currentPassage();
  if (!passage || weight <= 1) return;
  const wait = passage.pay(weight - 1);
  if (wait > 0) throw tooMany("requests", wait);
}

/** @param waitMs milliseconds until it is worth trying again */
export function tooMany(what: string, waitMs: number): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return new DomainError("LIMIT", sayWait(what, retryAfterSeconds), { retryAfterSeconds });
}

function remember(credential: string, personId: string): void {
  const known = credentials();
  known.set(credential, personId);
  const [oldest] = known.keys();
  if (known.size > CREDENTIALS && oldest !== undefined) known.delete(oldest);
}

function passages(): AsyncLocalStorage<Passage> {
  shared.__musterPassages ??= new AsyncLocalStorage();
  return shared.__musterPassages;
}

function credentials(): Map<string, string> {
  shared.__musterCredentials ??= new Map();
  return shared.__musterCredentials;
}
