import { addMinutes } from "@/lib/platform/core/clock/duration";
import type { Severity, SeverityPolicy } from "./policy";
import type { ClockSegment } from "./rules";

export type PostmortemFacts = {
  readonly resolvedAt: Date | null;
  readonly severity: Severity;
  readonly publishedAt: Date | null;
  readonly waivedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly policy: SeverityPolicy;
};

/**
 * The postmortem's promise, where the policy requires one (docs/rules/clocks.md): it runs from resolution, is met
 * by publishing and ends with a waiver. Null where nothing is owed.
 */
export function derivePostmortemClock(facts: PostmortemFacts): ClockSegment | null {
  const { resolvedAt, severity, publishedAt, waivedAt, cancelledAt } = facts;
  const { postmortem, postmortemDueDays } = facts.policy[severity];
  if (!resolvedAt || cancelledAt || postmortem === "OPTIONAL" || postmortemDueDays === null)
    return null;
  const targetMinutes = postmortemDueDays * 24 * 60;
  const dueAt = addMinutes(resolvedAt, targetMinutes);
  const promise = {
    kind: "POSTMORTEM",
    severity,
    targetMinutes,
    startedAt: resolvedAt,
    dueAt,
  } as const;
  if (publishedAt)
    return { ...promise, metAt: publishedAt, endedAt: publishedAt, endReason: "MET" };
  if (waivedAt) return { ...promise, metAt: null, endedAt: waivedAt, endReason: "CANCELLED" };
  return { ...promise, metAt: null, endedAt: null, endReason: null };
}
