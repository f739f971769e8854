import "server-only";
import type { Tx } from "@/lib/platform/core/db";
import { whisper } from "@/lib/platform/realtime/notify";

/** People who were told something: their pages show it once the transaction commits. */
type Call = { readonly called: readonly string[] };

/** PostgreSQL carries 8,000 bytes at once. */
const AT_ONCE = 150;

/** Lets the open pages of people read what they were told. */
export async function callPeople(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    await whisper(tx, { called: ids.slice(from, from + AT_ONCE) });
  }
}

/** Whether words that came over the line are a call. */
export function isCall(words: unknown): words is Call {
  return typeof words === "object" && words !== null && "called" in words;
}
