import { slugOf } from "@/lib/catalog/services/slug-rules";
import { type BurnRule, factorOf } from "@/lib/slo/budgets/burn-rules";
import { toNumber, toUnits } from "@/lib/slo/budgets/exact-rules";
import type { SloWindow } from "@/lib/slo/budgets/window-rules";
import type { Definition } from "@/lib/slo/slos/definition-rules";
import { ANNOTATIONS, MOST_DESCRIPTION, OWN_SOURCE, OWN_TARGET } from "./annotations";
import { writeMinutes } from "./duration-rules";
import type { ParsedExclusion } from "./parsed";
import { usualMinutes } from "./read-alerts-rules";

export type WrittenService = {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
};
export type WrittenSlo = Definition & {
  readonly number: number;
  readonly name: string;
  readonly exclusions: readonly ParsedExclusion[];
};

const API = { apiVersion: "openslo/v1" } as const;

/** A service with its SLOs as documents of OpenSLO v1, which `readOpenSlo` reads back to the same. */
export function writeOpenSlo(service: WrittenService, slos: readonly WrittenSlo[]): object[] {
  const hasRules = slos.some(({ rules }) => rules !== null && rules.length > 0);
  const names = slos.map(({ name }) => slugOf(name).slice(0, 50).replace(/-$/, ""));
  return [
    {
      ...API,
      kind: "Service",
      metadata: { name: service.slug, displayName: service.name },
      spec: {
        ...(service.description !== "" && {
          description: service.description.slice(0, MOST_DESCRIPTION),
        }),
      },
    },
    ...(hasRules
      ? [
          {
            ...API,
            kind: "AlertNotificationTarget",
            metadata: { name: OWN_TARGET },
            spec: { target: OWN_TARGET },
          },
        ]
      : []),
    ...slos.map((slo, index) => {
      const own = names[index] ?? "";
      const isAlone = own !== "" && names.filter((name) => name === own).length === 1;
      return writeSlo(service.slug, isAlone ? own : `${own || "slo"}-${slo.number}`, slo);
    }),
  ];
}

function writeSlo(service: string, name: string, slo: WrittenSlo): object {
  const { description, window, basis, rules } = slo;
  return {
    ...API,
    kind: "SLO",
    metadata: { name, displayName: slo.name, annotations: writeAnnotations(slo) },
    spec: {
      ...(description !== "" && { description: description.slice(0, MOST_DESCRIPTION) }),
      service,
      indicator: { metadata: { name: `${name.slice(0, 59)}-sli` }, spec: writeIndicator(slo) },
      timeWindow: [writeWindow(window)],
      budgetingMethod: basis === "EVENTS" ? "Occurrences" : "Timeslices",
      objectives: [writeObjective(slo)],
      ...(rules !== null && {
        alertPolicies: rules.map((rule) => writePolicy(name, rule, window)),
      }),
    },
  };
}

function writeAnnotations(slo: WrittenSlo): Record<string, string> {
  const { measurement, exclusions, description } = slo;
  const lines = exclusions.map(({ startsAt, endsAt, reason }) => `${startsAt}/${endsAt} ${reason}`);
  return {
    [ANNOTATIONS.sli]: slo.sli,
    ...(measurement.type !== "PROMETHEUS" && { [ANNOTATIONS.measurement]: measurement.type }),
    [ANNOTATIONS.missing]: slo.missing,
    [ANNOTATIONS.minimumBadEvents]: String(slo.minimumBadEvents),
    ...(slo.rules === null && { [ANNOTATIONS.rules]: "default" }),
    ...(description.length > MOST_DESCRIPTION && { [ANNOTATIONS.description]: description }),
    ...(lines.length > 0 && { [ANNOTATIONS.exclusions]: lines.join("\n") }),
  };
}

function writeIndicator({ measurement }: WrittenSlo): object {
  const source = (query: string) =>
    measurement.type === "PROMETHEUS"
      ? {
          metricSource: {
            metricSourceRef: measurement.dataSource,
            type: "Prometheus",
            spec: { query },
          },
        }
      : { metricSource: { type: OWN_SOURCE, spec: { measurement: measurement.type } } };
  if ("value" in measurement) return { thresholdMetric: source(measurement.value) };
  if ("threshold" in measurement && measurement.threshold !== undefined)
    return { thresholdMetric: source("") };
  const { good, bad, total } =
    measurement.type === "PROMETHEUS" ? measurement : { good: "", bad: undefined, total: "" };
  const queries = Object.entries({ good, bad, total }).flatMap(([key, query]) =>
    query === undefined ? [] : [[key, source(query)] as const],
  );
  return { ratioMetric: { counter: false, ...Object.fromEntries(queries) } };
}

/** A period's first day is said with it, though it goes without saying. */
const STARTS = {
  WEEK: ["1w", "2026-01-05 00:00:00"],
  MONTH: ["1M", "2026-01-01 00:00:00"],
  QUARTER: ["1Q", "2026-01-01 00:00:00"],
  YEAR: ["1Y", "2026-01-01 00:00:00"],
} as const;

function writeWindow(window: SloWindow): object {
  if ("rollingDays" in window) return { duration: `${window.rollingDays}d`, isRolling: true };
  const [duration, startTime] = STARTS[window.calendar];
  return { duration, isRolling: false, calendar: { startTime, timeZone: window.timeZone } };
}

function writeObjective({ targetPercent, basis, slice, measurement }: WrittenSlo): object {
  const within =
    "threshold" in measurement && measurement.op !== undefined
      ? { op: measurement.op.toLowerCase(), value: measurement.threshold }
      : {};
  const sliced = {
    timeSliceTarget: shareOf(slice?.targetPercent ?? 100),
    timeSliceWindow: `${slice?.minutes ?? 1}m`,
  };
  return { ...within, target: shareOf(targetPercent), ...(basis === "TIME_SLICES" && sliced) };
}

/** Percent as a share, in decimals as exact as they were. */
function shareOf(percent: number): number {
  return Number(toUnits(percent, 6) ?? 0n) / 1e8;
}

type Rule = NonNullable<Definition["rules"]>[number];

function writePolicy(slo: string, rule: Rule, window: SloWindow): object {
  const { severity, longMinutes, shortMinutes, sharePercent } = rule;
  const level = severity.toLowerCase();
  const shortWindow = writeMinutes(shortMinutes);
  const lookbackWindow = writeMinutes(longMinutes);
  const name = `${slo.slice(0, 40).replace(/-$/, "")}-${level}-${lookbackWindow}-${shortWindow}`;
  const burn: BurnRule = {
    severity,
    longMinutes,
    shortMinutes,
    shareMilli: Number(toUnits(sharePercent, 3) ?? 0n),
  };
  const threshold = toNumber(factorOf(burn, usualMinutes(window)));
  const annotations = {
    [ANNOTATIONS.shortWindow]: shortWindow,
    [ANNOTATIONS.sharePercent]: String(sharePercent),
  };
  return {
    kind: "AlertPolicy",
    metadata: { name },
    spec: {
      alertWhenBreaching: true,
      alertWhenResolved: false,
      alertWhenNoData: false,
      conditions: [
        {
          kind: "AlertCondition",
          metadata: { name, annotations },
          spec: {
            severity: level,
            condition: { kind: "burnrate", threshold, lookbackWindow, alertAfter: "0m" },
          },
        },
      ],
      notificationTargets: [{ targetRef: OWN_TARGET }],
    },
  };
}
