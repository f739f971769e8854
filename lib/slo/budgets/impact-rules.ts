import type { Tally } from "./budget-rules";
import { lengthOf, type Span, withoutSpans } from "./span-rules";

/** When users felt an incident, in milliseconds, and how many of them. */
export type Impact = Span & {
  /** Share of users in millionths; null where nobody knows: it counts whole. */
  readonly share: number | null;
};

/** A minute in the units of `impactTally`: milliseconds, each in millionths of all users. */
export const IMPACT_UNITS = 60_000n * 1_000_000n;

type Times = {
  readonly impactStartedAt: Date | null;
  readonly detectedAt: Date;
  readonly mitigatedAt: Date | null;
  readonly resolvedAt: Date | null;
};

/** The one interval of an incident's impact: start (else detection) to mitigation (else resolution, else now). */
export function impactSpan(times: Times, now: number): Span {
  const { impactStartedAt, detectedAt, mitigatedAt, resolvedAt } = times;
  const start = (impactStartedAt ?? detectedAt).getTime();
  return { start, end: (mitigatedAt ?? resolvedAt)?.getTime() ?? now };
}

/** What impact takes from a span less exclusions: at each moment the largest share, never their sum. */
export function impactTally(
  impacts: readonly Impact[],
  within: Span,
  excluded: readonly Span[],
): Tally {
  const counted = withoutSpans(within, excluded);
  const total = BigInt(lengthOf(counted)) * 1_000_000n;
  const bad = largestShares(impacts).reduce((sum, piece) => {
    const ms = counted.reduce((length, span) => length + overlapMs(piece, span), 0);
    return sum + BigInt(ms) * BigInt(piece.share);
  }, 0n);
  return { bad, total };
}

/** Cuts overlapping impacts into pieces, each with the largest share that holds in it. */
function largestShares(impacts: readonly Impact[]): (Span & { readonly share: number })[] {
  const changes = impacts
    .filter(({ start, end }) => end > start)
    .flatMap((impact) => [
      { at: impact.start, share: shareOf(impact), by: 1 },
      { at: impact.end, share: shareOf(impact), by: -1 },
    ])
    .toSorted((a, b) => a.at - b.at);
  const holding = new Map<number, number>();
  return changes.flatMap(({ at, share, by }, index) => {
    const count = (holding.get(share) ?? 0) + by;
    if (count === 0) holding.delete(share);
    else holding.set(share, count);
    const end = changes[index + 1]?.at ?? at;
    return end > at && holding.size > 0
      ? [{ start: at, end, share: Math.max(...holding.keys()) }]
      : [];
  });
}

function shareOf({ share }: Impact): number {
  return share ?? 1_000_000;
}

function overlapMs(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}
