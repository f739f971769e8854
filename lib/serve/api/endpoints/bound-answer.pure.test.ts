import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Bound } from "./bound-answer";

type Result = {
  readonly title: string;
  readonly at: Date;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly rows: readonly { readonly count: number }[];
};

const Fits = z.strictObject({
  title: z.string(),
  at: z.iso.datetime(),
  owner: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  rows: z.array(z.strictObject({ count: z.int() })),
});

/** The compiler judges these; the run only shows that each line was reached. */
function document<A extends z.ZodType>(
  answer: A & (Bound<Result, A> extends { answer: unknown } ? never : unknown),
) {
  return answer instanceof z.ZodType;
}

describe("an answer that is held to its call", () => {
  it("takes what JSON makes of the result", () => {
    expect(document(Fits)).toBe(true);
  });

  it("does not compile where the two differ", () => {
    const refused = [
      // @ts-expect-error: a field of the result is not documented
      document(Fits.omit({ title: true })),
      // @ts-expect-error: nor is one further down
      document(Fits.extend({ rows: z.array(z.strictObject({})) })),
      // @ts-expect-error: nor one beside null
      document(Fits.extend({ owner: z.strictObject({ id: z.string() }).nullable() })),
      // @ts-expect-error: the answer promises a field that the result lacks
      document(Fits.extend({ closedAt: z.string() })),
      // @ts-expect-error: the answer says that it is never null
      document(Fits.extend({ owner: z.strictObject({ id: z.string(), name: z.string() }) })),
      // @ts-expect-error: an instant is text once it is sent
      document(Fits.extend({ at: z.date() })),
    ];
    expect(refused).toHaveLength(6);
  });
});
