import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** What the first event of a chain points back to. */
export const GENESIS_HASH = "0".repeat(64);

/** One link as stored: the event itself and its two hashes. */
export type ChainLink<E extends { seq: number }> = {
  readonly event: E;
  readonly prevHash: string;
  readonly hash: string;
};

/** The newest link of a chain: its number and its hash. */
export type ChainHead = { readonly seq: number; readonly hash: string };
export const GENESIS: ChainHead = { seq: 0, hash: GENESIS_HASH };

/** `length` and `head` are what the stream itself says; `brokenAt` is the first link that does not hold. */
export type ChainVerdict =
  | { readonly valid: true; readonly length: number; readonly head: string }
  | {
      readonly valid: false;
      readonly length: number;
      readonly head: string;
      readonly brokenAt: number;
      readonly why: string;
    };

/**
 * One text for one value: RFC 8785 (JSON Canonicalization Scheme), so that anybody can make it again in any
 * language. Instants are ISO in UTC; nothing is left out silently.
 * @throws TypeError for what JSON cannot carry (undefined, functions, NaN, class instances).
 */
export function canonicalJson(value: unknown): string {
  refuseOtherThanJson(value);
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("Nothing cannot be part of a record.");
  return text;
}

/** SHA-256 (hex) over the canonical form of a value. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

/** SHA-256 (hex) over the previous hash and the event's canonical form (docs/rules/timeline.md). */
export function hashEvent(prevHash: string, event: object): string {
  return createHash("sha256")
    .update(prevHash)
    .update(canonicalJson({ ...event }))
    .digest("hex");
}

/**
 * Says why a link does not follow its chain so far; null when it does.
 * @param before the newest link that holds; `GENESIS` for the first
 */
export function faultOf<E extends { seq: number }>(
  link: ChainLink<E>,
  before: ChainHead,
): string | null {
  if (link.event.seq !== before.seq + 1) return `Event ${before.seq + 1} is missing.`;
  if (link.prevHash !== before.hash) return "It does not follow the event before it.";
  if (hashEvent(before.hash, link.event) !== link.hash) return "Its content was changed.";
  return null;
}

/** The library drops what JSON cannot say, as `JSON.stringify` does; a record must not. */
function refuseOtherThanJson(value: unknown): void {
  if (value === null || typeof value === "boolean" || typeof value === "string") return;
  if (typeof value === "number" && Number.isFinite(value)) return;
  if (value instanceof Date && isInstant(value)) return;
  // `for of` also visits holes, which `forEach` would pass over.
  const parts = Array.isArray(value) ? value : isPlain(value) ? Object.values(value) : null;
  if (parts === null) throw new TypeError(`A ${typeof value} cannot be part of a record.`);
  for (const part of parts) refuseOtherThanJson(part);
}

function isInstant(value: Date): boolean {
  return !Number.isNaN(value.getTime());
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
