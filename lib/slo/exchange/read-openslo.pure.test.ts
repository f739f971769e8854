import { describe, expect, it } from "vitest";
import { normalise } from "@/lib/slo/slos/definition-rules";
import { DefinitionInput } from "@/lib/slo/slos/schemas";
import { BASE, RATIO, read, saidOf, THRESHOLD } from "@/lib/testing/slo/openslo";

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
