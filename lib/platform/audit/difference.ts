import type { Json } from "@/lib/platform/core/json";

/** What changed of something, as it was and as it is; only what changed is there. */
export type Difference<T> = { readonly before: Partial<T>; readonly after: Partial<T> };

/**
 * The fields that differ between two descriptions of one thing, compared as they are stored.
 * @returns null where nothing differs
 */
export function differenceOf<T extends { readonly [name: string]: Json }>(
  before: T,
  after: T,
): Difference<T> | null {
  const isNew = (name: string) => JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  const names = Object.keys(after).filter(isNew);
  if (names.length === 0) return null;
  const pick = (from: T) => Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
  return { before: pick(before) as Partial<T>, after: pick(after) as Partial<T> };
}
