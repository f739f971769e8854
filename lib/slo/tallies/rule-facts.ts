import { type BurnRule, factorOf, leastBadOf, type RuleFacts } from "@/lib/slo/budgets/burn-rules";
import { MINUTE_MS, type Span } from "@/lib/slo/budgets/span-rules";
import { targetOf, windowMinutesAt } from "@/lib/slo/slos/definition-rules";
import type { Gathered, Source } from "./gather";

/** Stretches up to an instant by their minutes, as far as they were counted. */
export type Stretches = ReadonlyMap<number, Gathered>;

/** A stretch up to an instant; never shorter than a slice, since one has to begin in it. */
export function stretchBefore(source: Source, at: number, minutes: number): Span {
  const length = Math.max(minutes, source.definition.slice?.minutes ?? 1);
  return { start: at - length * MINUTE_MS, end: at };
}

/** What a rule is judged by. */
export function factsOf(
  rule: BurnRule,
  source: Source,
  stretches: Stretches,
  at: number,
): RuleFacts | null {
  const { definition, data } = source;
  const [long, short] = [stretches.get(rule.longMinutes), stretches.get(rule.shortMinutes)];
  if (!long || !short) return null;
  const isOfIncidents = definition.measurement.type === "INCIDENTS";
  const begins = stretchBefore(source, at, rule.longMinutes).start;
  return {
    factor: factorOf(rule, windowMinutesAt(definition.window, at)),
    target: targetOf(definition),
    long,
    short,
    longIsFull: isOfIncidents || (data !== null && data.start <= begins),
    leastBad: leastBadOf(definition.basis, definition.minimumBadEvents),
  };
}
