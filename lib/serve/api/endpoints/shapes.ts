import { z } from "zod";

/** One value for each of a fixed set of keys, all of them there: `{ SEV1: 0, SEV2: 12.5, … }`. */
export function eachOf<Key extends string, Value extends z.ZodType>(
  keys: readonly Key[],
  value: Value,
) {
  const shape = Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>;
  return z.strictObject(shape);
}
