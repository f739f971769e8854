import { type BurnRule, factorOf } from "@/lib/slo/budgets/burn-rules";
import { divideRounded, toNumber, toUnits } from "@/lib/slo/budgets/exact-rules";
import type { SloWindow } from "@/lib/slo/budgets/window-rules";
import { ANNOTATIONS, OWN_TARGET } from "./annotations";
import { minutesOf, readDuration } from "./duration-rules";
import {
  isThere,
  listOf,
  type Node,
  noteUnknown,
  numberOf,
  type Say,
  textOf,
  under,
} from "./node-rules";
import type { Objects } from "./objects-rules";

type Rule = Omit<BurnRule, "shareMilli"> & { readonly sharePercent: number };

/** Calendar windows differ by a day or so: a factor is that of the usual length. */
const USUAL_DAYS = { WEEK: 7, MONTH: 30, QUARTER: 90, YEAR: 365 } as const;

/** How many minutes a factor of a window is reckoned with. */
export function usualMinutes(window: SloWindow): number {
  return 1_440 * ("rollingDays" in window ? window.rollingDays : USUAL_DAYS[window.calendar]);
}

/** The rules of an SLO's alert policies, inline or by name; what is no burn rate is named. */
export function readRules(spec: Node, window: SloWindow, objects: Objects, say: Say): Rule[] {
  return listOf(under(spec, "alertPolicies")).flatMap((each) => {
    const policy = findPolicy(each, objects, say);
    if (!policy) return [];
    notePolicy(policy, say);
    const breaching = under(policy, "alertWhenBreaching");
    if (breaching.value === false) {
      say.note(breaching, "A policy that does not alert when breaching is left out.");
      return [];
    }
    const conditions = listOf(under(policy, "conditions"));
    if (conditions.length === 0) say.stop(policy, "An alert policy has a condition.");
    return conditions.flatMap((one) => readCondition(one, window, objects, say) ?? []);
  });
}

function findPolicy(each: Node, objects: Objects, say: Say): Node | null {
  const ref = isThere(under(each, "alertPolicyRef")) ? under(each, "alertPolicyRef") : each;
  const name = textOf(ref);
  if (name === undefined) return under(each, "spec");
  const found = objects.find("AlertPolicy", name);
  if (found) return under(found, "spec");
  return say.stop(ref, `There is no AlertPolicy “${name.slice(0, 100)}” in the file.`);
}

const POLICY = [
  "description",
  "alertWhenBreaching",
  "alertWhenResolved",
  "alertWhenNoData",
  "conditions",
  "notificationTargets",
];

function notePolicy(policy: Node, say: Say): void {
  noteUnknown(policy, POLICY, say);
  for (const key of ["alertWhenResolved", "alertWhenNoData"]) {
    const at = under(policy, key);
    if (at.value === true) say.note(at, `“${key}” is left out: alerts are about burning budgets.`);
  }
  for (const target of listOf(under(policy, "notificationTargets"))) {
    if (textOf(under(target, "targetRef")) === OWN_TARGET) continue;
    say.note(target, "Whom alerts reach is set in Muster: this target is left out.");
  }
}

function readCondition(each: Node, window: SloWindow, objects: Objects, say: Say): Rule | null {
  const ref = under(each, "conditionRef");
  const name = textOf(ref);
  const object = name === undefined ? each : objects.find("AlertCondition", name);
  if (!object)
    return say.stop(ref, `There is no AlertCondition “${name?.slice(0, 100)}” in the file.`);
  const spec = under(object, "spec");
  const condition = under(spec, "condition");
  const kind = under(condition, "kind");
  if ((textOf(kind) ?? "burnrate").toLowerCase() !== "burnrate") {
    return say.stop(kind, "Only conditions of the kind burnrate are kept.");
  }
  noteOperator(under(condition, "op"), say);
  const longMinutes = readMinutes(under(condition, "lookbackWindow"), say);
  if (longMinutes === null) return null;
  const shortMinutes = readShort(object, condition, longMinutes, say);
  if (shortMinutes === null) return null;
  const rule = { severity: readSeverity(under(spec, "severity"), say), longMinutes, shortMinutes };
  const sharePercent = readShare(object, condition, { ...rule, shareMilli: 0 }, window, say);
  return sharePercent === null ? null : { ...rule, sharePercent };
}

function noteOperator(op: Node, say: Say): void {
  const text = textOf(op)?.toLowerCase();
  if (text === undefined || text === "gt" || text === "gte") return;
  const older = text === "lte" ? " Older files write lte for that." : "";
  say.note(op, `A burn rate alerts when it is above the threshold, and is taken so.${older}`);
}

function readMinutes(at: Node, say: Say): number | null {
  const duration = readDuration(textOf(at));
  const minutes = duration && minutesOf(duration);
  return minutes ?? say.stop(at, "Write this as 5m, 1h or 3d.");
}

/** The annotation's, else for how long it has to hold, else the twelfth that is usual. */
function readShort(object: Node, condition: Node, longMinutes: number, say: Say): number | null {
  const annotated = under(object, "metadata", "annotations", ANNOTATIONS.shortWindow);
  if (isThere(annotated)) return readMinutes(annotated, say);
  const after = under(condition, "alertAfter");
  if (!isThere(after) || /^0[a-zA-Z]?$/.test(textOf(after) ?? "")) {
    return Math.max(1, Math.round(longMinutes / 12));
  }
  const minutes = readMinutes(after, say);
  if (minutes !== null) say.note(after, "alertAfter is taken as the short window of the rule.");
  return minutes;
}

const SEVERITIES: Readonly<Record<string, "PAGE" | "TICKET">> = {
  page: "PAGE",
  critical: "PAGE",
  ticket: "TICKET",
  warning: "TICKET",
};

function readSeverity(at: Node, say: Say): "PAGE" | "TICKET" {
  const text = textOf(at);
  const severity = SEVERITIES[text?.toLowerCase() ?? ""];
  if (!severity) say.note(at, "This severity is neither page nor ticket: it is taken as page.");
  return severity ?? "PAGE";
}

/** The share of the budget that a factor stands for: factor × long window ÷ window. */
function readShare(
  object: Node,
  condition: Node,
  rule: BurnRule,
  window: SloWindow,
  say: Say,
): number | null {
  const at = under(condition, "threshold");
  const threshold = numberOf(at);
  if (threshold === undefined || !(threshold > 0 && threshold < 1e6)) {
    return say.stop(at, "Give the threshold as a number above zero: 14.4.");
  }
  const minutes = usualMinutes(window);
  const annotated = numberOf(under(object, "metadata", "annotations", ANNOTATIONS.sharePercent));
  const exact = annotated === undefined ? null : toUnits(annotated, 3);
  if (annotated !== undefined && exact !== null && exact > 0n) {
    const factor = toNumber(factorOf({ ...rule, shareMilli: Number(exact) }, minutes));
    if (Math.abs(factor - threshold) <= 1e-9 * factor) return annotated;
    say.note(
      at,
      "The threshold was changed since: it counts, and muster.dev/share-percent does not.",
    );
  }
  const units = toUnits(threshold, 9) ?? BigInt(Math.round(threshold * 1e9));
  const [part, of] = [units * BigInt(rule.longMinutes) * 100_000n, BigInt(minutes) * 10n ** 9n];
  const milli = divideRounded(part, of);
  const sharePercent = Number(milli) / 1_000;
  if (part % of !== 0n) {
    say.note(at, `Rules are kept by the share of the budget they stand for: ${sharePercent} %.`);
  }
  return sharePercent;
}
