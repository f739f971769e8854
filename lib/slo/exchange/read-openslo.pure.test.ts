import { describe, expect, it } from "vitest";
import { normalise } from "@/lib/slo/slos/definition-rules";
import { DefinitionInput } from "@/lib/slo/slos/schemas";
import { readOpenSlo } from "./read-openslo";

const BASE = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout-works
  displayName: Checkout works
spec:
  service: Checkout_API
  indicator:
    metadata: { name: x }
    spec:
      ratioMetric:
        counter: false
        good: { metricSource: { metricSourceRef: main, type: Prometheus, spec: { query: good_events } } }
        total: { metricSource: { metricSourceRef: main, type: Prometheus, spec: { query: all_events } } }
  timeWindow:
    - duration: 30d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.9995
`;
const WINDOW = "    - duration: 30d\n      isRolling: true\n";
const RATIO = BASE.slice(BASE.indexOf("      ratioMetric"), BASE.indexOf("  timeWindow"));
const THRESHOLD = `      thresholdMetric:
        metricSource: { type: prometheus, spec: { query: p99 } }
`;
const calendar = (duration: string, rest = "timeZone: Europe/Berlin") =>
  BASE.replace(WINDOW, `    - duration: ${duration}\n      calendar: { ${rest} }\n`);
const rolling = (duration: string) => BASE.replace("30d", duration);

function read(text: string) {
  const { slos, problems, services } = readOpenSlo(text, "prometheus");
  return {
    slos,
    services,
    stops: problems.filter(({ stops }) => stops).map(({ line, message }) => `${line}: ${message}`),
    notes: problems.filter(({ stops }) => !stops).map(({ line, message }) => `${line}: ${message}`),
  };
}
const saidOf = (text: string) => {
  const { slos, stops } = read(text);
  expect(stops).toEqual([]);
  return slos[0]?.said;
};

describe("an SLO of OpenSLO", () => {
  it("is read with its service, its name and where it stands", () => {
    const { slos, stops, notes } = read(BASE);
    expect([stops, notes]).toEqual([[], []]);
    expect(slos).toMatchObject([
      {
        service: "checkout-api",
        name: "Checkout works",
        sliIfNew: "AVAILABILITY",
        place: { document: 1, line: 1 },
        measuredAt: { line: 12 },
        said: {
          targetPercent: 99.95,
          window: { rollingDays: 30 },
          basis: "EVENTS",
          measurement: { dataSource: "main", good: "good_events", total: "all_events" },
        },
      },
    ]);
    // What the file does not say is left to what is there.
    expect(Object.keys(slos[0]?.said ?? {}).sort()).toEqual([
      "basis",
      "measurement",
      "targetPercent",
      "window",
    ]);
  });

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

  it("takes 0.9995 and 99.95 for the same, exactly", () => {
    expect(saidOf(BASE.replace("0.9995", "0.9999"))?.targetPercent).toBe(99.99);
    expect(saidOf(BASE.replace("target: 0.9995", "targetPercent: 99.95"))?.targetPercent).toBe(
      99.95,
    );
    expect(saidOf(BASE.replace("0.9995", "0.57"))?.targetPercent).toBe(57);
  });

  it("becomes one for each objective", () => {
    const { slos } = read(`${BASE}    - displayName: Strict\n      target: 0.9999\n`);
    expect(slos.map(({ name, said }) => [name, said.targetPercent])).toEqual([
      ["Checkout works: 0.9995", 99.95],
      ["Checkout works: Strict", 99.99],
    ]);
  });

  it("judges time slices", () => {
    const slices =
      BASE.replace("Occurrences", "Timeslices") +
      "      timeSliceTarget: 0.95\n      timeSliceWindow: 5m\n";
    expect(saidOf(slices)).toMatchObject({
      basis: "TIME_SLICES",
      slice: { minutes: 5, targetPercent: 95 },
    });
    expect(saidOf(slices.replace("5m", "5"))).toMatchObject({ slice: { minutes: 5 } });
    expect(saidOf(slices.replace("5m", "1h"))).toMatchObject({ slice: { minutes: 60 } });
    expect(read(slices.replace("5m", "7m")).stops).toEqual([
      expect.stringMatching(/^20: .*1, 5, 10/),
    ]);
    const { slos, notes } = read(slices.replace("Timeslices", "RatioTimeslices"));
    expect(slos[0]?.said).toMatchObject({ basis: "EVENTS" });
    expect(notes).toEqual([expect.stringMatching(/^18: Ratios are never averaged/)]);
  });

  it("judges values within a threshold, by the source that the import names", () => {
    const value = BASE.replace(RATIO, THRESHOLD)
      .replace("Occurrences", "Timeslices")
      .replace(
        "- target",
        "- op: lte\n      value: 0.3\n      timeSliceTarget: 1\n      timeSliceWindow: 1m\n      target",
      );
    expect(read(value)).toMatchObject({ notes: [], stops: [], slos: [{ sliIfNew: "LATENCY" }] });
    expect(saidOf(value)).toMatchObject({
      basis: "TIME_SLICES",
      measurement: {
        type: "PROMETHEUS",
        dataSource: "prometheus",
        value: "p99",
        op: "LTE",
        threshold: 0.3,
      },
    });
    const counted = value.replace("Timeslices", "Occurrences");
    expect(read(counted).notes).toEqual([expect.stringMatching(/minute by minute/)]);
    expect(read(value.replace("op: lte", "op: eq")).stops).toEqual([
      expect.stringMatching(/lt, lte/),
    ]);
    expect(read(value.replace("value: 0.3", "value: x")).stops).toEqual([
      expect.stringMatching(/number/),
    ]);
  });

  it("takes counters by what they grow by, and asks for increases instead of rates", () => {
    const counter = BASE.replace("counter: false", "counter: true");
    expect(saidOf(counter)?.measurement).toMatchObject({
      good: "sum(increase(good_events[$window]))",
    });
    const odd = counter.replace("query: good_events", "query: sum(good_events)");
    expect(read(odd).notes).toEqual([expect.stringMatching(/^13: counter: true/)]);
    const rate = BASE.replace("query: good_events", 'query: "sum(rate(good_events[$window]))"');
    expect(read(rate).notes).toEqual([expect.stringMatching(/^13: A rate/)]);
  });

  it("names what it leaves out", () => {
    const more = BASE.replace(
      "spec:\n",
      "  labels: { team: a }\n  annotations: { other.example/x: y }\nspec:\n  owner: me\n",
    );
    expect(read(more).notes).toEqual([
      "6: “labels” is left out.",
      "7: “other.example/x” is left out.",
      "9: “owner” is left out.",
    ]);
  });

  it("is pushed to, or measured by incidents, where an annotation says so", () => {
    const own = (type: string) =>
      BASE.replace("spec:\n", `  annotations:\n    muster.dev/measurement: ${type}\nspec:\n`);
    expect(read(own("PUSH")).slos[0]?.said.measurement).toEqual({ type: "PUSH" });
    expect(read(own("PUSH")).notes).toHaveLength(2);
    const byIncidents = saidOf(own("INCIDENTS"));
    expect(normalise(DefinitionInput.parse({ sli: "AVAILABILITY", ...byIncidents }))).toMatchObject(
      {
        basis: "TIME_SLICES",
        slice: null,
      },
    );
    expect(read(own("MAGIC")).stops).toEqual([expect.stringMatching(/Choose PUSH or INCIDENTS/)]);
  });

  it("is no way out of a broken document", () => {
    expect(read(`${BASE}---\na: [`).stops).toEqual([expect.stringMatching(/not YAML/)]);
    expect(read("? ".repeat(9_000)).stops).toEqual([expect.stringMatching(/nested too deeply/)]);
    expect(read("apiVersion: openslo/v1\nkind: SLO").stops.length).toBeGreaterThan(0);
    expect(
      read("apiVersion: openslo/v1\nkind: SLO\nmetadata: [1]\nspec: 5").stops.length,
    ).toBeGreaterThan(0);
  });
});

const POLICY = `  alertPolicies:
    - kind: AlertPolicy
      metadata: { name: fast }
      spec:
        alertWhenBreaching: true
        conditions:
          - kind: AlertCondition
            metadata: { name: fast }
            spec:
              severity: page
              condition: { kind: burnrate, threshold: 14.4, lookbackWindow: 1h, alertAfter: 0m }
        notificationTargets: [{ targetRef: muster }]
`;

describe("alert policies", () => {
  it("become rules by the share of the budget that a factor stands for", () => {
    const { slos, notes, stops } = read(BASE + POLICY);
    expect([notes, stops]).toEqual([[], []]);
    expect(slos[0]?.said.rules).toEqual([
      { severity: "PAGE", sharePercent: 2, longMinutes: 60, shortMinutes: 5 },
    ]);
    expect(saidOf(`${BASE}  alertPolicies: []\n`)?.rules).toEqual([]);
  });

  it("may be described in documents of their own, as may indicators and sources", () => {
    const text = `${BASE.replace(/ {2}indicator:[\s\S]*(?= {2}timeWindow)/, "  indicatorRef: rate\n")}  alertPolicies: [{ alertPolicyRef: pol }]
---
apiVersion: openslo/v1
kind: SLI
metadata: { name: rate }
spec:
  ratioMetric:
    bad: { metricSource: { metricSourceRef: main, spec: { query: b } } }
    total: { metricSource: { metricSourceRef: main, spec: { query: t } } }
---
apiVersion: openslo/v1
kind: DataSource
metadata: { name: main }
spec: { type: Prometheus, connectionDetails: { url: http://x, password: secret } }
---
apiVersion: openslo/v1
kind: AlertPolicy
metadata: { name: pol }
spec: { conditions: [{ conditionRef: cond }], notificationTargets: [{ targetRef: mail }], alertWhenNoData: true }
---
apiVersion: openslo/v1
kind: AlertCondition
metadata: { name: cond }
spec: { severity: ticket, condition: { op: lte, threshold: 1, lookbackWindow: 3d, alertAfter: 6h } }
---
apiVersion: openslo/v1
kind: Service
metadata: { name: checkout-api, displayName: Checkout }
spec: { description: Sells }
`;
    const { slos, notes, stops, services } = read(text);
    expect(stops).toEqual([]);
    expect(slos[0]?.said).toMatchObject({
      measurement: { dataSource: "main", bad: "b", total: "t" },
      rules: [{ severity: "TICKET", sharePercent: 10, longMinutes: 4_320, shortMinutes: 360 }],
    });
    expect(services).toMatchObject([
      { slug: "checkout-api", name: "Checkout", description: "Sells" },
    ]);
    expect(notes).toEqual([
      expect.stringMatching(/^27: Data sources/),
      expect.stringMatching(/^33: “alertWhenNoData”/),
      expect.stringMatching(/^33: Whom alerts reach/),
      expect.stringMatching(/^38: .*Older files write lte/),
      expect.stringMatching(/^38: alertAfter is taken/),
    ]);
    expect(JSON.stringify(notes)).not.toContain("secret");
    expect(read(text.replace("type: Prometheus", "type: Datadog")).stops).toEqual([
      expect.stringMatching(/^28: “Datadog”/),
    ]);
    expect(read(text.replace("metadata: { name: cond }", "metadata: { name: c }")).stops).toEqual([
      expect.stringMatching(/^33: There is no AlertCondition “cond”/),
    ]);
    expect(read(text.replace("metadata: { name: pol }", "metadata: { name: p }")).stops).toEqual([
      expect.stringMatching(/no AlertPolicy “pol”/),
    ]);
  });

  it.each([
    ["a share that is rounded", "14.4", "2", "notes", /0.278 %/],
    ["another severity", "severity: page", "severity: sev1", "notes", /neither page nor ticket/],
    ["no breaching", "Breaching: true", "Breaching: false", "notes", /when breaching/],
    ["another kind", "kind: burnrate", "kind: magic", "stops", /burnrate/],
    ["a month", "lookbackWindow: 1h", "lookbackWindow: 1M", "stops", /5m, 1h/],
    ["a long window of five weeks", "lookbackWindow: 1h", "lookbackWindow: 5w", "stops", /30 days/],
    ["no threshold", "threshold: 14.4, ", "", "stops", /above zero/],
    ["more than the budget", "14.4", "1000", "stops", /at most 100/],
  ] as const)("say of %s what becomes of it", (_, from, to, kind, why) => {
    expect(read((BASE + POLICY).replace(from, to))[kind]).toEqual(
      expect.arrayContaining([expect.stringMatching(why)]),
    );
  });

  it("keep a short window and an exact share in annotations, unless the threshold was changed", () => {
    const exact = (BASE + POLICY).replace(
      "            metadata: { name: fast }",
      '            metadata: { name: fast, annotations: { muster.dev/short-window: 10m, muster.dev/share-percent: "2" } }',
    );
    expect(saidOf(exact)?.rules).toEqual([
      { severity: "PAGE", sharePercent: 2, longMinutes: 60, shortMinutes: 10 },
    ]);
    const { slos, notes } = read(exact.replace("14.4", "7.2"));
    expect(slos[0]?.said.rules).toMatchObject([{ sharePercent: 1 }]);
    expect(notes).toEqual([expect.stringMatching(/was changed since/)]);
  });
});

const SLOTH = `version: "prometheus/v1"
service: home-wifi
slos:
  - name: requests
    objective: 99.9
    description: They succeed
    sli:
      events:
        error_query: sum(increase(bad[{{.window}}]))
        total_query: sum(increase(all[{{.window}}]))
    alerting:
      name: Wifi
      page_alert: {}
      ticket_alert: { disable: true }
`;

describe("a file of Sloth", () => {
  it("is read", () => {
    const { slos, stops, notes } = read(SLOTH);
    expect([stops, notes]).toEqual([[], []]);
    expect(slos).toMatchObject([
      {
        service: "home-wifi",
        name: "requests",
        said: {
          targetPercent: 99.9,
          window: { rollingDays: 30 },
          basis: "EVENTS",
          description: "They succeed",
          measurement: { dataSource: "prometheus", bad: "sum(increase(bad[{{.window}}]))" },
        },
      },
    ]);
    expect(
      slos[0]?.said.rules?.map(({ severity, sharePercent }) => [severity, sharePercent]),
    ).toEqual([
      ["PAGE", 2],
      ["PAGE", 5],
    ]);
    expect(saidOf(SLOTH.replace("{ disable: true }", "{}"))?.rules).toBeNull();
  });

  it.each([
    ["raw", "events:", "raw:", 8, /cannot be summed/],
    ["a plugin", "events:", "plugin:", 8, /plugins are not run/],
    ["no query", "error_query", "bad_query", 9, /no error_query/],
    ["a perfect objective", "99.9", "100", 5, /below 100/],
    ["no objective", "objective: 99.9", "x: y", 4, /objective in percent/],
    ["no name", "name: requests", "x: y", 4, /name/],
    ["no service", "service: home-wifi", "x: y", 1, /service is missing/],
  ])("stops at %s", (_, from, to, line, why) => {
    const { stops } = read(SLOTH.replace(from, to));
    expect(stops).toEqual([expect.stringMatching(why)]);
    expect(stops[0]).toMatch(new RegExp(`^${line}: `));
  });
});
