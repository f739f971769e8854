import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Measured, packHour, unpackHour } from "./pack-rules";

const counts = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.bigInt({ min: 0n, max: 10n ** 15n }))
  .map(([good, bad]): Measured => ({ good, total: good + bad }));
const value = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value): Measured => ({ value }));
const anyHour = fc
  .array(fc.tuple(fc.nat(59), fc.oneof(counts, value)), { maxLength: 90 })
  .map((minutes) => new Map(minutes));
const inOrder = (hour: ReadonlyMap<number, Measured>) => [...hour].toSorted(([a], [b]) => a - b);

describe("a packed hour", () => {
  it("is what was packed, whatever was measured", () => {
    fc.assert(
      fc.property(anyHour, (hour) => {
        expect(inOrder(unpackHour(packHour(hour)))).toEqual(inOrder(hour));
      }),
    );
  });

  it("is small: 60 minutes of 2,000 events, most of them good, in 200 bytes", () => {
    const minutes = Array.from({ length: 60 }, (_, at): [number, Measured] => [
      at,
      { good: 2_000_000n - (at % 9 === 0 ? 3_000n : 0n), total: 2_000_000n },
    ]);
    expect(packHour(new Map(minutes)).byteLength).toBeLessThan(200);
  });
});
