import { z } from "zod";

/** One value for each of a fixed set of keys, all of them there: `{ SEV1: 0, SEV2: 12.5, … }`. */
export function eachOf<Key extends string, Value extends z.ZodType>(
  keys: readonly Key[],
  value: Value,
) {
  const shape = Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>;
  return z.strictObject(shape);
}

/** What a file brought: what it made, changed and left, and what is wrong with it, line by line. */
export function broughtBy<Item extends z.ZodType>(item: Item) {
  const problem = z.strictObject({
    document: z.int().min(1),
    line: z.int().min(1),
    message: z.string(),
    stops: z.boolean(),
  });
  return z.strictObject({
    created: z.array(item),
    changed: z.array(item),
    unchanged: z.array(item),
    problems: z
      .array(problem)
      .meta({ description: "What is left out, and in a dry run what stops the import" }),
  });
}
