import { describe, expect, it } from "vitest";
import { read, saidOf } from "@/lib/testing/slo/openslo";

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
