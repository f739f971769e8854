import type { Refusal } from "@/lib/platform/core/errors";
import { type BurnRule, defaultRules, keyOfRule } from "@/lib/slo/budgets/burn-rules";
import { toUnits, WHOLE } from "@/lib/slo/budgets/exact-rules";
import type { Operator, SliceMinutes, Slicing, Threshold } from "@/lib/slo/budgets/slice-rules";
import { MINUTE_MS } from "@/lib/slo/budgets/span-rules";
import { type SloWindow, windowAt } from "@/lib/slo/budgets/window-rules";
import type { DefinitionInput } from "./schemas";

/** Two of good, bad and all; or one value and within what it is good. */
export type Measurement =
  | { readonly type: "PUSH"; readonly op?: Operator; readonly threshold?: number }
  | { readonly type: "INCIDENTS" }
  | {
      readonly type: "PROMETHEUS";
      readonly dataSource: string;
      readonly good?: string;
      readonly bad?: string;
      readonly total?: string;
    }
  | {
      readonly type: "PROMETHEUS";
      readonly dataSource: string;
      readonly value: string;
      readonly op: Operator;
      readonly threshold: number;
    };

/** What was promised, as it is kept and answered; percents as people wrote them. */
export type Definition = {
  readonly sli: DefinitionInput["sli"];
  readonly description: string;
  readonly targetPercent: number;
  readonly window: SloWindow;
  readonly basis: "EVENTS" | "TIME_SLICES";
  readonly slice: { readonly minutes: SliceMinutes; readonly targetPercent: number } | null;
  readonly missing: DefinitionInput["missing"];
  readonly measurement: Measurement;
  readonly rules: DefinitionInput["rules"];
  readonly minimumBadEvents: number;
};

/** Makes a whole definition of what a person said, or says what does not go together. */
export function normalise(input: DefinitionInput): Definition | Refusal {
  const { measurement } = input;
  const wrong = refuseMeasurement(measurement) ?? refuseRules(input.rules);
  if (wrong) return wrong;
  const isThreshold = "threshold" in measurement && measurement.threshold !== undefined;
  // Incidents are minutes, whatever the basis says.
  const basis = measurement.type === "INCIDENTS" ? "TIME_SLICES" : input.basis;
  if (basis === undefined) return wrongField("basis", "Choose EVENTS or TIME_SLICES.");
  if (basis === "EVENTS" && isThreshold) {
    return wrongField("basis", "A value within a threshold is judged in time: choose TIME_SLICES.");
  }
  if (basis === "EVENTS" && input.slice) {
    return wrongField("slice", "Slices are for the basis TIME_SLICES: leave them out.");
  }
  const isSliced = basis === "TIME_SLICES" && measurement.type !== "INCIDENTS";
  const given = input.slice ?? { minutes: 1 as const };
  const ofSlice = given.targetPercent ?? (isThreshold ? 100 : input.targetPercent);
  return {
    sli: input.sli,
    description: input.description,
    targetPercent: input.targetPercent,
    window: input.window,
    basis,
    slice: isSliced ? { minutes: given.minutes, targetPercent: ofSlice } : null,
    missing: isSliced ? input.missing : "NOT_COUNTED",
    measurement: strip(measurement) as Measurement,
    rules: input.rules,
    minimumBadEvents: input.minimumBadEvents,
  };
}

function refuseMeasurement(measurement: DefinitionInput["measurement"]): Refusal | null {
  if (measurement.type === "INCIDENTS") return null;
  const hasThreshold = measurement.op !== undefined && measurement.threshold !== undefined;
  const hasHalf = !hasThreshold && (measurement.op ?? measurement.threshold) !== undefined;
  const field = "measurement";
  if (hasHalf) return wrongField(field, "A threshold takes both an operator and a value.");
  if (measurement.type === "PUSH") return null;
  const { good, bad, total, value } = measurement;
  const ratio = [good, bad, total].filter((query) => query !== undefined).length;
  if (value !== undefined) {
    if (ratio > 0) return wrongField(field, "Give either a value or two of good, bad and total.");
    return hasThreshold ? null : wrongField(field, "A value takes an operator and a threshold.");
  }
  if (hasThreshold) return wrongField(field, "A threshold is for one query: give it as value.");
  return ratio === 2 ? null : wrongField(field, "Give exactly two queries of good, bad and total.");
}

function refuseRules(rules: DefinitionInput["rules"]): Refusal | null {
  for (const rule of rules ?? []) {
    if (rule.shortMinutes >= rule.longMinutes) {
      return wrongField("rules", "A rule's short window is shorter than its long one.");
    }
  }
  const keys = (rules ?? []).map((rule) => keyOfRule({ ...rule, shareMilli: 0 }));
  if (new Set(keys).size === keys.length) return null;
  return wrongField("rules", "Two rules have the same severity and windows: keep one.");
}

/** The target in millionths of a percent. */
export function targetOf({ targetPercent }: { readonly targetPercent: number }): bigint {
  return toUnits(targetPercent, 6) ?? WHOLE;
}

/** How slices are judged; null where events or incidents are counted. */
export function slicingOf({ slice }: Definition): Slicing | null {
  return slice && { minutes: slice.minutes, target: targetOf(slice) };
}

/** Within what a measured value is good; null where events are measured. */
export function thresholdOf({ measurement }: Definition): Threshold | null {
  if (!("threshold" in measurement) || measurement.op === undefined) return null;
  return { op: measurement.op, value: measurement.threshold ?? 0 };
}

/** The rules that hold at an instant: the SLO's own, or those of a window as long as its is then. */
export function rulesAt({ rules, window }: Definition, at: number): BurnRule[] {
  if (rules === null) return defaultRules(windowMinutesAt(window, at));
  return rules.map(({ sharePercent, ...rule }) => ({
    ...rule,
    shareMilli: Number(toUnits(sharePercent, 3) ?? 0n),
  }));
}

/** How long the window is that holds an instant. */
export function windowMinutesAt(window: SloWindow, at: number): number {
  const { start, end } = windowAt(window, at);
  return Math.round((end - start) / MINUTE_MS);
}

function strip(measurement: DefinitionInput["measurement"]): object {
  return Object.fromEntries(Object.entries(measurement).filter(([, value]) => value !== undefined));
}

function wrongField(field: string, message: string): Refusal {
  return { code: "INVALID", message, fields: { [field]: message } };
}
