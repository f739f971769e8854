import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fieldErrors, Version } from "@/lib/platform/core/input";

const Shape = z.strictObject({
  version: Version,
  limit: z.number().int().min(1).max(200),
  keyMoment: z.boolean(),
  state: z.enum(["OPEN", "DONE"]),
  tags: z.array(z.string()).max(2),
});
const valid = { version: 1, limit: 5, keyMoment: true, state: "OPEN", tags: [] };

describe("a schema without a sentence of its own", () => {
  it.each([
    ["limit", undefined, "This field is missing."],
    ["limit", "many", "Give a number."],
    ["limit", 1.5, "Give a whole number."],
    ["limit", 0, "The least is 1."],
    ["limit", 201, "The most is 200."],
    ["version", 0, "It has to be more than 0."],
    ["keyMoment", "yes", "Give true or false."],
    ["state", "GONE", "Choose OPEN, DONE."],
    ["tags", "a", "Give a list."],
    ["tags", ["a", "b", "c"], "The most entries are 2."],
  ])("says of %s = %j: %s", (field, value, sentence) => {
    const { error } = Shape.safeParse({ ...valid, [field]: value });
    expect(error && fieldErrors(error)).toEqual({ [field]: sentence });
  });
});
