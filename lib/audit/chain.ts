import { createHash } from "node:crypto";

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
 * One text for one value: keys sorted, instants as ISO in UTC, nothing left out.
 * @throws TypeError for what JSON cannot carry (undefined, functions, NaN, class instances).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") {
    return JSON.stringify(value);
  }
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (value instanceof Date && isInstant(value)) return JSON.stringify(value.toISOString());
  // `Array.from` also visits holes, which `map` would pass over.
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(",")}]`;
  if (isPlain(value)) {
    const pairs = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
    return `{${pairs.join(",")}}`;
  }
  throw new TypeError(`A ${typeof value} cannot be part of a record.`);
}

/** SHA-256 (hex) over the canonical form of a value. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

/** SHA-256 (hex) over the previous hash and the event's canonical form (PRODUCT §3 "Timeline"). */
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

function isInstant(value: Date): boolean {
  return !Number.isNaN(value.getTime());
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
