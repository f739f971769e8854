/** What an evaluation finds of one rule. */
export type Found = {
  readonly isBurning: boolean;
  readonly isCalm: boolean;
  /** The alert that is open, if one is. */
  readonly open: { readonly calmSince: Date | null } | null;
  /** A page of the same SLO fires: its tickets do not begin. */
  readonly isSilenced: boolean;
  readonly shortMinutes: number;
};

/** What becomes of a rule's alert. */
export type Step =
  | { readonly kind: "NOTHING" | "BEGIN" }
  | { readonly kind: "NOTE"; readonly calmSince: Date | null }
  | { readonly kind: "END"; readonly because: string };

const NOTHING: Step = { kind: "NOTHING" };

/** An alert begins when its rule burns, and ends when it has been calm for as long as its short window is. */
export function stepOf(found: Found, now: Date): Step {
  const { isBurning, isCalm, open, isSilenced, shortMinutes } = found;
  if (open === null) return isBurning && !isSilenced ? { kind: "BEGIN" } : NOTHING;
  if (!isCalm) return open.calmSince === null ? NOTHING : { kind: "NOTE", calmSince: null };
  const calmSince = open.calmSince ?? now;
  if (now.getTime() - calmSince.getTime() >= shortMinutes * 60_000) {
    return {
      kind: "END",
      because: `The burn has been below the rule for ${shortMinutes} minutes.`,
    };
  }
  return open.calmSince === null ? { kind: "NOTE", calmSince } : NOTHING;
}
