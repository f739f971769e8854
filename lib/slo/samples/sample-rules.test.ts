import { describe, expect, it } from "vitest";
import { readSample } from "./sample-rules";

const now = new Date("2026-06-01T12:00:30Z");
const at = "2026-06-01T12:00:00Z";
const reason = (given: object, takes: "COUNTS" | "VALUE" = "COUNTS") =>
  readSample({ at, ...given }, takes, now);

describe("a sample", () => {
  it("is a minute's counts, to a thousandth of an event", () => {
    const minute = Date.parse(at) / 60_000;
    expect(reason({ good: 9, total: 10 })).toEqual({
      minute,
      measured: { good: 9_000n, total: 10_000n },
    });
    expect(reason({ good: 0.33349, total: 0.9996 })).toMatchObject({
      measured: { good: 333n, total: 1_000n },
    });
    expect(reason({ good: 0, total: 0 })).toMatchObject({ measured: { good: 0n, total: 0n } });
    expect(reason({ value: -0.25 }, "VALUE")).toEqual({ minute, measured: { value: -0.25 } });
    expect(reason({ at: "2026-06-01T14:00:00+02:00", good: 1, total: 1 })).toMatchObject({
      minute,
    });
  });

  it.each([
    ["a second that begins no minute", { at: "2026-06-01T11:59:59Z" }, /start of the minute/],
    ["a day that does not exist", { at: "2026-13-01T11:59:00Z" }, /Write the time/],
    ["no offset", { at: "2026-06-01T11:59:00" }, /Write the time/],
    ["the future", { at: "2026-06-01T12:02:00Z" }, /in the future/],
    ["more than 400 days", { at: "2025-04-27T11:59:00Z" }, /older than 400 days/],
    ["more good than all", { good: 3, total: 2 }, /More good than all/],
    ["a negative count", { good: -1, total: 2 }, /not negative/],
    ["too many to be exact", { good: 1, total: 1e12 }, /More than 100,000,000,000/],
    ["no total", { total: undefined }, /both good and total/],
    ["a value where events are counted", { value: 1 }, /no value/],
  ])("of %s is refused", (_, given, expected) => {
    expect(reason({ good: 1, total: 2, ...given })).toMatch(expected);
  });

  it.each([
    ["counts where there is a threshold", { good: 1, total: 1 }, /a value only/],
    ["nothing", {}, /Give a value/],
  ])("of %s is refused", (_, given, expected) => expect(reason(given, "VALUE")).toMatch(expected));

  it("may run ahead as far as clocks do, and be late for 400 days", () => {
    const counts = { good: 1, total: 1 };
    expect(reason({ at: "2026-06-01T12:01:00Z", ...counts })).toBeTypeOf("object");
    expect(reason({ at: "2025-04-27T12:01:00Z", ...counts })).toBeTypeOf("object");
  });
});
