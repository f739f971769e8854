import { describe, expect, it } from "vitest";
import { BASE, calendar, read, rolling, WINDOW } from "@/lib/testing/slo/openslo";

describe("a file of OpenSLO", () => {
  it.each([
    ["a rolling window of minutes", rolling("1m"), 16, /m is minutes, M is months/],
    ["a part of a day", rolling("36h"), 16, /whole days/],
    ["367 days", rolling("367d"), 16, /1 to 366/],
    ["no duration", rolling("30 days"), 16, /28d/],
    ["a calendar day", calendar("1d"), 16, /week, month/],
    ["two months", calendar("2M"), 16, /week, month/],
    ["an unknown zone", calendar("1M", "timeZone: Mars/Base"), 17, /not known/],
    ["both windows", BASE.replace(WINDOW, `${WINDOW}      calendar: {}\n`), 18, /either rolls/],
    ["neither", BASE.replace("isRolling: true", "isRolling: false"), 16, /isRolling: true/],
    ["two windows", BASE.replace(WINDOW, WINDOW + WINDOW), 16, /exactly one/],
    ["no window", BASE.replace(`  timeWindow:\n${WINDOW}`, ""), 7, /exactly one/],
    ["a perfect target", BASE.replace("0.9995", "1"), 20, /below 100/],
    ["too many decimals", BASE.replace("0.9995", "0.9999999999"), 20, /six decimals/],
    [
      "both targets",
      BASE.replace("0.9995", "0.9, targetPercent: 90").replace(
        "- target: 0.9, targetPercent: 90",
        "- { target: 0.9, targetPercent: 90 }",
      ),
      20,
      /either/,
    ],
    ["no target", BASE.replace("target: 0.9995", "displayName: x"), 20, /either/],
    ["another method", BASE.replace("Occurrences", "Magic"), 18, /Choose Occurrences/],
    ["no service", BASE.replace("  service: Checkout_API\n", ""), 7, /service is missing/],
    ["another source", BASE.replaceAll("type: Prometheus", "type: Datadog"), 13, /Datadog.*PUSH/],
    [
      "two sources",
      BASE.replace("metricSourceRef: main", "metricSourceRef: b"),
      12,
      /same data source/,
    ],
    ["no query", BASE.replace("query: all_events", "x: y"), 14, /spec.query/],
    ["good alone", BASE.replace("        total:", "        other:"), 12, /either good or bad/],
    [
      "a ratio computed before",
      BASE.replace(/ {8}good[^\n]*\n {8}total/, "        raw"),
      13,
      /cannot be summed/,
    ],
    ["no indicator", BASE.replace("indicator:", "indicatorX:"), 7, /indicatorRef/],
    [
      "an unknown reference",
      BASE.replace(/ {2}indicator:[\s\S]*(?= {2}timeWindow)/, "  indicatorRef: gone\n"),
      8,
      /no SLI “gone”/,
    ],
    ["an unknown kind", BASE.replace("kind: SLO", "kind: Thing"), 2, /no such kind/],
    [
      "an unknown SLI kind",
      BASE.replace("spec:\n", "  annotations: { muster.dev/sli: FAST }\nspec:\n"),
      1,
      /AVAILABILITY/,
    ],
    [
      "v1alpha",
      BASE.replace("openslo/v1", "openslo/v1alpha"),
      1,
      /^1: openslo\/v1alpha is not read/,
    ],
    [
      "v2alpha",
      BASE.replace("openslo/v1", "openslo.com/v2alpha"),
      1,
      /openslo.com\/v2alpha is not/,
    ],
    ["another tool's", "version: prometheus/v2\nslos: []", 1, /prometheus\/v2 is not read/],
    ["no version", "a: 1", 1, /names no version/],
    [
      "a twin",
      `${BASE}---\n${BASE.replace("name: checkout-works", "name: b")}`,
      22,
      /twice: in line 1/,
    ],
    [
      "a name twice",
      `${BASE}---\n${BASE.replace("displayName: Checkout works", "displayName: B")}`,
      25,
      /SLO “checkout-works” is described twice/,
    ],
  ])("stops at %s", (_, text, line, why) => {
    expect(text).not.toBe(BASE);
    const { stops } = read(text);
    expect(stops.length).toBeGreaterThan(0);
    expect(
      stops.some((each) => each.startsWith(`${line}:`) && why.test(each)),
      stops.join("\n"),
    ).toBe(true);
  });
});
