import type { Refusal } from "@/lib/platform/core/errors";

export const POSTMORTEM_STATES = [
  "DRAFT",
  "IN_REVIEW",
  "CHANGES_REQUESTED",
  "APPROVED",
  "PUBLISHED",
] as const;
export type PostmortemState = (typeof POSTMORTEM_STATES)[number];

export const VERDICTS = ["APPROVED", "CHANGES_REQUESTED"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What the state of a postmortem follows from. People are their ids. */
export type ReviewFacts = {
  /** Whether the newest text is the published one. */
  readonly isPublished: boolean;
  readonly isRequested: boolean;
  /** Who owns it, and who wrote any of the text since it was last published. */
  readonly authors: readonly string[];
  /** What people say of the text as it stands, at most one each. */
  readonly verdicts: readonly { readonly by: string; readonly verdict: Verdict }[];
};

/** DRAFT → IN_REVIEW → CHANGES_REQUESTED or APPROVED → PUBLISHED (docs/rules/postmortems.md): one objection holds it up. */
export function derivePostmortemState(facts: ReviewFacts): PostmortemState {
  if (facts.isPublished) return "PUBLISHED";
  if (!facts.isRequested) return "DRAFT";
  if (facts.verdicts.some(({ verdict }) => verdict === "CHANGES_REQUESTED")) {
    return "CHANGES_REQUESTED";
  }
  return isApproved(facts) ? "APPROVED" : "IN_REVIEW";
}

/**
 * Nobody approves alone what they wrote (docs/rules/postmortems.md): it takes one who wrote none of it, or two people, who
 * then each answer for what the other wrote.
 */
function isApproved({ authors, verdicts }: ReviewFacts): boolean {
  const approvers = new Set(
    verdicts.filter(({ verdict }) => verdict === "APPROVED").map(({ by }) => by),
  );
  return approvers.size > 1 || [...approvers].some((by) => !authors.includes(by));
}

/** Whether reviewers may be asked; again after changes, to ask once more. */
export function canRequestReview(state: PostmortemState): Refusal | null {
  return state === "PUBLISHED" ? conflict("It is published: revise it first.") : null;
}

/** Whether there is a review to take back. */
export function canWithdrawReview(state: PostmortemState): Refusal | null {
  if (state === "DRAFT") return conflict("No review is asked for.");
  return state === "PUBLISHED" ? conflict("It is published already.") : null;
}

/** Whether a published text may be worked on again. */
export function canRevise(state: PostmortemState): Refusal | null {
  return state === "PUBLISHED" ? null : conflict("It is not published: it can be edited as it is.");
}

/** Whether somebody may say what they think of the text. */
export function canGiveVerdict(state: PostmortemState): Refusal | null {
  if (state === "DRAFT")
    return conflict("It is a draft: its author has to ask for a review first.");
  if (state === "PUBLISHED") return conflict("It is published; its text is frozen.");
  return null;
}

/** Whether the text may be published. */
export function canPublish(state: PostmortemState): Refusal | null {
  switch (state) {
    case "APPROVED":
      return null;
    case "DRAFT":
      return conflict("Nobody was asked to review it: ask somebody who did not write it.");
    case "IN_REVIEW":
      return conflict(
        "It is not approved yet: it takes the approval of somebody who did not write it.",
      );
    case "CHANGES_REQUESTED":
      return conflict("A reviewer asks for changes: make them, and ask for another review.");
    case "PUBLISHED":
      return conflict("It is published already.");
  }
}

function conflict(message: string): Refusal {
  return { code: "CONFLICT", message };
}
