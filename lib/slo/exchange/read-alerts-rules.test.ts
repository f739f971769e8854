import { describe, expect, it } from "vitest";
import { BASE, read, saidOf } from "@/lib/testing/slo/openslo";

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
