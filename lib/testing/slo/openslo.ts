import { expect } from "vitest";
import { readOpenSlo } from "@/lib/slo/exchange/read-openslo";

/** An SLO whose every line a test knows. */
export const BASE = `apiVersion: openslo/v1
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
export const WINDOW = "    - duration: 30d\n      isRolling: true\n";
export const RATIO = BASE.slice(BASE.indexOf("      ratioMetric"), BASE.indexOf("  timeWindow"));
export const THRESHOLD = `      thresholdMetric:
        metricSource: { type: prometheus, spec: { query: p99 } }
`;
export const calendar = (duration: string, rest = "timeZone: Europe/Berlin") =>
  BASE.replace(WINDOW, `    - duration: ${duration}\n      calendar: { ${rest} }\n`);
export const rolling = (duration: string) => BASE.replace("30d", duration);

/** What a file is understood to say, and what is said of it, as "line: sentence". */
export function read(text: string) {
  const { slos, problems, services } = readOpenSlo(text, "prometheus");
  return {
    slos,
    services,
    stops: problems.filter(({ stops }) => stops).map(({ line, message }) => `${line}: ${message}`),
    notes: problems.filter(({ stops }) => !stops).map(({ line, message }) => `${line}: ${message}`),
  };
}
export const saidOf = (text: string) => {
  const { slos, stops } = read(text);
  expect(stops).toEqual([]);
  return slos[0]?.said;
};
