import { describe, expect, it } from "vitest";
import { calendar, read, rolling, saidOf } from "@/lib/testing/slo/openslo";

describe("the window of an SLO", () => {
  it.each([
    ["1d", 1],
    ["4w", 28],
    ["48h", 2],
    ["2880m", 2],
    ["366d", 366],
  ])("rolls over %s", (duration, rollingDays) => {
    expect(saidOf(rolling(duration))?.window).toEqual({ rollingDays });
  });

  it.each([
    ["1M", 30],
    ["1Q", 90],
    ["1Y", 365],
  ])("rolls over %s in whole days, and says so", (duration, rollingDays) => {
    const { slos, notes } = read(rolling(duration));
    expect(slos[0]?.said.window).toEqual({ rollingDays });
    expect(notes).toEqual([expect.stringMatching(new RegExp(`^16: .*${rollingDays} days`))]);
  });

  it.each([
    ["1w", "WEEK"],
    ["7d", "WEEK"],
    ["1M", "MONTH"],
    ["3M", "QUARTER"],
    ["1Q", "QUARTER"],
    ["12M", "YEAR"],
    ["1Y", "YEAR"],
  ])("follows the calendar over %s", (duration, unit) => {
    expect(saidOf(calendar(duration))?.window).toEqual({
      calendar: unit,
      timeZone: "Europe/Berlin",
    });
    expect(read(calendar(duration)).notes).toEqual([]);
  });

  it("takes a calendar window of 1m for a month, and warns", () => {
    const { slos, notes } = read(calendar("1m"));
    expect(slos[0]?.said.window).toMatchObject({ calendar: "MONTH" });
    expect(notes).toEqual([expect.stringMatching(/^16: 1m means minutes.*1M/)]);
  });

  it.each([
    ["a start of a month", "1M", "2026-03-01 00:00:00", null],
    ["a date alone, which stays text", "1M", "2026-03-01", null],
    ["a Monday", "1w", "2026-03-02T00:00:00", null],
    ["a start with a zone", "1M", "2026-03-01T00:00:00Z", /no time zone of its own/],
    ["a Sunday", "1w", "2026-03-01 00:00:00", /Weeks begin on Monday/],
    ["the middle of a month", "1M", "2026-03-15 00:00:00", /Months begin on the 1st/],
    ["noon", "1M", "2026-03-01 12:00:00", /at midnight/],
    ["February", "1Q", "2026-02-01 00:00:00", /Quarters begin/],
    ["April", "1Y", "2026-04-01 00:00:00", /Years begin/],
    ["no date", "1Y", "soon", /no date/],
  ])("begins at %s", (_, duration, startTime, why) => {
    const { slos, notes } = read(
      calendar(duration, `startTime: ${startTime}, timeZone: Europe/Berlin`),
    );
    expect(slos).toHaveLength(1);
    expect(notes).toEqual(why ? [expect.stringMatching(why)] : []);
  });
});
