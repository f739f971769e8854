import type { Fraction } from "@/lib/slo/budgets/exact-rules";
import { toNumber, toUnits } from "@/lib/slo/budgets/exact-rules";

export const DECISIONS = ["CONTINUE", "SLOW_DOWN", "FREEZE"] as const;
export type Decision = (typeof DECISIONS)[number];

/** From so little of the budget on, this is decided. */
export type Step = {
  readonly atMostPercent: number;
  readonly decision: Decision;
  /** What it means, for people. */
  readonly text: string;
  /** What may go out all the same, and how. */
  readonly expedite: string;
};

/** What holds where nobody set a policy (docs/rules/slo.md). */
export const DEFAULT_STEPS: readonly Step[] = [
  {
    atMostPercent: 25,
    decision: "SLOW_DOWN",
    text: "Ship small and reversible changes, one at a time; put reliability work first.",
    expedite: "A manager may let a change through that cannot wait.",
  },
  {
    atMostPercent: 0,
    decision: "FREEZE",
    text: "Ship nothing but what mends reliability or security, until there is budget again.",
    expedite: "A manager may let a single change through, with a reason.",
  },
];
const GO_ON = "Ship as planned.";

/** What is left of one SLO's budget; null for no data. */
export type Remaining = {
  readonly sloId: string;
  readonly ref: string;
  readonly name: string;
  readonly share: Fraction | null;
};

/** A person's own decision, while it holds. */
export type Override = {
  readonly decision: Decision;
  readonly reason: string;
  readonly byName: string;
  readonly until: Date;
};

/** How fast a service may change, and why; `slo` decides, where one does. */
export type Verdict = {
  readonly decision: Decision;
  readonly because: string;
  readonly sloId: string | null;
  readonly text: string;
  readonly expedite: string | null;
};

/** Of several SLOs the worst decides, and of equals the one with the least left. An override decides above all. */
export function decide(
  steps: readonly Step[],
  remaining: readonly Remaining[],
  override: Override | null,
): Verdict {
  if (override) return overridden(override, steps);
  const known = remaining.flatMap((each) => (each.share ? [{ ...each, share: each.share }] : []));
  const [worst] = known.toSorted(
    (a, b) => rankOf(stepOf(steps, b.share)) - rankOf(stepOf(steps, a.share)) || byShare(a, b),
  );
  if (!worst) return { ...GOES_ON, because: sayNothingKnown(remaining.length) };
  const step = stepOf(steps, worst.share);
  return {
    decision: step?.decision ?? "CONTINUE",
    because: sayRemaining(worst),
    sloId: worst.sloId,
    text: step?.text ?? GO_ON,
    expedite: step?.expedite ?? null,
  };
}

/** What is wrong with steps; null for nothing. */
export function refuseSteps(steps: readonly Step[]): string | null {
  const shares = steps.map(({ atMostPercent }) => atMostPercent);
  if (new Set(shares).size < shares.length) return "Two steps begin at the same share: keep one.";
  const falling = steps.toSorted((a, b) => b.atMostPercent - a.atMostPercent);
  const isHarder = falling.every((step, index) => {
    const before = falling[index - 1];
    return !before || rankOf(step) >= rankOf(before);
  });
  return isHarder ? null : "With less budget left, a decision may not become milder.";
}

const GOES_ON = { decision: "CONTINUE", sloId: null, text: GO_ON, expedite: null } as const;

function overridden(
  { decision, reason, byName, until }: Override,
  steps: readonly Step[],
): Verdict {
  const end = `${until.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const step = steps.find((each) => each.decision === decision);
  return {
    decision,
    because: `${byName} decided so until ${end}: ${reason}`,
    sloId: null,
    text: step?.text ?? GO_ON,
    expedite: step?.expedite ?? null,
  };
}

/** The step with the least share that holds; null above all of them. */
function stepOf(steps: readonly Step[], share: Fraction): Step | null {
  const holding = steps.filter(({ atMostPercent }) => isAtMost(share, atMostPercent));
  return holding.toSorted((a, b) => a.atMostPercent - b.atMostPercent)[0] ?? null;
}

/** Exactly: a share of 25 % is at most 25. */
function isAtMost({ part, of }: Fraction, percent: number): boolean {
  return part * 100_000n <= (toUnits(percent, 3) ?? 0n) * of;
}

function rankOf(step: Pick<Step, "decision"> | null): number {
  return step ? DECISIONS.indexOf(step.decision) : 0;
}

function byShare(a: { share: Fraction }, b: { share: Fraction }): number {
  const [left, right] = [a.share.part * b.share.of, b.share.part * a.share.of];
  return left < right ? -1 : left > right ? 1 : 0;
}

function sayRemaining({ ref, name, share }: Remaining & { share: Fraction }): string {
  const percent = toNumber({ part: share.part * 100n, of: share.of });
  if (percent < 0)
    return `The budget of ${ref} (${name}) is overspent by ${short(-percent)} % of it.`;
  if (percent === 0) return `The budget of ${ref} (${name}) is spent.`;
  return `${short(percent)} % of the budget of ${ref} (${name}) is left.`;
}

/** Never rounded to a share that would decide otherwise. */
function short(percent: number): string {
  return percent < 10
    ? String(Math.trunc(percent * 100) / 100)
    : String(Math.trunc(percent * 10) / 10);
}

function sayNothingKnown(count: number): string {
  if (count === 0) return "This service has no SLO, so nothing speaks against going on.";
  return "No SLO of this service has data yet, so nothing speaks against going on.";
}
