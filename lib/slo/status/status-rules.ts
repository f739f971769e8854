import {
  type Budget,
  budgetOf,
  burnOf,
  exhaustedAt,
  sliPercent,
  UNITS,
} from "@/lib/slo/budgets/budget-rules";
import { explainBurn, isBurning, unusedBecause } from "@/lib/slo/budgets/burn-rules";
import { type Fraction, toNumber } from "@/lib/slo/budgets/exact-rules";
import { IMPACT_UNITS } from "@/lib/slo/budgets/impact-rules";
import { MINUTE_MS, overlapOf, type Span, toMinutes } from "@/lib/slo/budgets/span-rules";
import { windowAt } from "@/lib/slo/budgets/window-rules";
import { rulesAt, targetOf, windowMinutesAt } from "@/lib/slo/slos/definition-rules";
import type { Gathered, Source } from "@/lib/slo/tallies/gather";
import { countedBetween, cut } from "@/lib/slo/tallies/pieces-rules";
import { factsOf, type Stretches, stretchBefore } from "@/lib/slo/tallies/rule-facts";

/** Burn is shown over these; the last 24 hours also tell when a budget is gone. */
export const SHOWN_MINUTES = [60, 360, 1_440, 4_320] as const;
const DAY_MINUTES = 1_440;

/** What has to be counted for a status: the window as far as it went, then stretches by their minutes. */
export function questionsOf(source: Source, at: number) {
  const { window, soFar } = soFarOf(source, at);
  const rules = rulesAt(source.definition, at);
  const lengths = [
    ...new Set([
      ...SHOWN_MINUTES,
      ...rules.flatMap((rule) => [rule.longMinutes, rule.shortMinutes]),
    ]),
  ];
  const windows = [soFar, ...lengths.map((minutes) => stretchBefore(source, at, minutes))];
  return { window, lengths, windows };
}

/** The window that holds an instant, and as far as it went. */
export function soFarOf({ definition }: Source, at: number): { window: Span; soFar: Span } {
  const window = windowAt(definition.window, at);
  return { window, soFar: { start: window.start, end: Math.min(window.end, at) } };
}

/** What is left of a window's budget. */
export function budgetFor(source: Source, window: Span, soFar: Gathered): Budget {
  const { definition } = source;
  const base = definition.basis === "EVENTS" ? soFar.total : windowUnits(source, window);
  const isUnknown = soFar.total === 0n;
  const budget = budgetOf(targetOf(definition), base, soFar.bad);
  // Without data nothing is known to be left, however much is allowed.
  return isUnknown ? { ...budget, remainingShare: null } : budget;
}

/** Pairs what was counted with what was asked. */
export function readAnswers(lengths: readonly number[], gathered: readonly Gathered[]) {
  const [soFar, ...rest] = gathered;
  if (!soFar) throw new Error("The window was not counted");
  const stretches: Stretches = new Map(
    lengths.flatMap((minutes, index): [number, Gathered][] => {
      const stretch = rest[index];
      return stretch ? [[minutes, stretch]] : [];
    }),
  );
  return { soFar, stretches };
}

/** How an SLO stands at an instant. Exact up to here; numbers are for answers and pages. */
export function statusOf(
  source: Source,
  window: Span,
  soFar: Gathered,
  stretches: Stretches,
  at: number,
) {
  const { definition, data } = source;
  const target = targetOf(definition);
  const isOfIncidents = definition.measurement.type === "INCIDENTS";
  const unit = isOfIncidents ? IMPACT_UNITS : UNITS;
  const windowMinutes = minutesOf(source, window);
  const budget = budgetFor(source, window, soFar);
  const lastDay = stretches.get(DAY_MINUTES) ?? soFar;
  const shown = (units: bigint) => toNumber({ part: units, of: unit });
  const hadDataBefore = isOfIncidents || (data !== null && data.start <= window.start);
  return {
    target,
    budget,
    window: {
      ...window,
      full: window.end <= at && hadDataBefore,
      knownShare: windowMinutes > 0 ? soFar.knownMinutes / windowMinutes : 0,
      countedFrom: Math.max(window.start, soFar.countedFrom * MINUTE_MS),
    },
    good: shown(soFar.total - soFar.bad),
    total: shown(soFar.total),
    bad: shown(soFar.bad),
    sliPercent: sliPercent(soFar),
    shownBudget: {
      unit: definition.basis === "EVENTS" ? ("EVENTS" as const) : ("MINUTES" as const),
      allowed: inUnits(budget.allowed, unit),
      consumed: inUnits(budget.consumed, unit),
      remaining: inUnits(budget.remaining, unit),
      remainingPercent: budget.remainingShare && percent(budget.remainingShare),
    },
    burnRates: SHOWN_MINUTES.map((minutes) => shownBurn(minutes, stretches.get(minutes), target)),
    rules: shownRules(source, stretches, at),
    exhaustedAt: exhaustedAt(budget, lastDay, target, window, at),
    notes: notesOf(source, soFar, window),
  };
}
export type Standing = ReturnType<typeof statusOf>;

/** Where time is counted, the budget is that of the whole window, whether or not it is full. */
function windowUnits(source: Source, window: Span): bigint {
  if (source.definition.measurement.type === "INCIDENTS") {
    const counted = cut(window, source.excluded, 1);
    return BigInt(countedBetween(counted, 0, Number.POSITIVE_INFINITY)) * 1_000_000n;
  }
  return BigInt(minutesOf(source, window)) * UNITS;
}

function minutesOf({ excluded }: Source, window: Span): number {
  const pieces = cut(toMinutes(window), excluded.map(toMinutes), 1);
  return countedBetween(pieces, 0, Number.POSITIVE_INFINITY);
}

function shownBurn(minutes: number, stretch: Gathered | undefined, target: bigint) {
  const burn = stretch ? burnOf(stretch, target) : null;
  const isKnown = stretch !== undefined && stretch.minutes > 0;
  return {
    minutes,
    rate: burn && toNumber(burn),
    knownShare: isKnown ? stretch.knownMinutes / stretch.minutes : 0,
  };
}

function shownRules(source: Source, stretches: Stretches, at: number) {
  const target = targetOf(source.definition);
  const windowMinutes = windowMinutesAt(source.definition.window, at);
  return rulesAt(source.definition, at).map((rule) => {
    const facts = factsOf(rule, source, stretches, at);
    const unused = unusedBecause(rule, windowMinutes, target);
    const { severity, longMinutes, shortMinutes } = rule;
    return {
      severity,
      sharePercent: rule.shareMilli / 1_000,
      longMinutes,
      shortMinutes,
      factor: facts ? toNumber(facts.factor) : 0,
      used: unused === null,
      unused,
      firing: unused === null && facts !== null && isBurning(facts),
      says: facts && explainBurn(rule, facts.long, target, windowMinutes),
    };
  });
}

function notesOf({ definition, excluded }: Source, soFar: Gathered, window: Span): string[] {
  const notes: string[] = [];
  if (soFar.unknownShare) {
    notes.push("Of some impact nobody said what share of users felt it: it counts whole.");
  }
  if (soFar.countedFrom * MINUTE_MS >= window.start + MINUTE_MS) {
    notes.push(
      "The window reaches back beyond the minutes that are kept: it is counted from a whole hour on.",
    );
  }
  if (excluded.some((span) => overlapOf(span, window))) {
    notes.push("Maintenance is left out: neither its events nor its time count.");
  }
  if (definition.missing !== "NOT_COUNTED") {
    notes.push(`Slices without data count as ${definition.missing.toLowerCase()}.`);
  }
  return notes;
}

function inUnits({ part, of }: Fraction, unit: bigint): number {
  return toNumber({ part, of: of * unit });
}

function percent({ part, of }: Fraction): number {
  return toNumber({ part: part * 100n, of });
}
