import { createHash } from "node:crypto";

/** What the first event of a chain points back to. */
export const GENESIS_HASH = "0".repeat(64);

/** One link as stored: the event itself and its two hashes. */
export type ChainLink<E extends { seq: number }> = {
  readonly event: E;
  readonly prevHash: string;
  readonly hash: string;
};

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
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
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
 * Walks a chain from its beginning and names the first link that does not hold.
 * @param links in order of `seq`
 * @param head what the stream says its newest link is; catches links cut off at the end
 */
export function verifyChain<E extends { seq: number }>(
  links: readonly ChainLink<E>[],
  head: { readonly seq: number; readonly hash: string },
): ChainVerdict {
  let prevHash = GENESIS_HASH;
  let seq = 0;
  for (const link of links) {
    const why = faultOf(link, seq + 1, prevHash);
    if (why) return { valid: false, length: links.length, head: head.hash, brokenAt: seq + 1, why };
    prevHash = link.hash;
    seq = link.event.seq;
  }
  if (seq !== head.seq || prevHash !== head.hash) {
    const why = "Events are missing at the end.";
    return { valid: false, length: links.length, head: head.hash, brokenAt: seq + 1, why };
  }
  return { valid: true, length: links.length, head: prevHash };
}

function faultOf<E extends { seq: number }>(
  link: ChainLink<E>,
  expectedSeq: number,
  prevHash: string,
): string | null {
  if (link.event.seq !== expectedSeq) return `Event ${expectedSeq} is missing.`;
  if (link.prevHash !== prevHash) return "It does not follow the event before it.";
  if (hashEvent(prevHash, link.event) !== link.hash) return "Its content was changed.";
  return null;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
