import type { Refusal } from "@/lib/core/errors";

export type ActionItemState = "PROPOSED" | "OPEN" | "IN_PROGRESS" | "DONE" | "WONT_DO";

/** States in which work is still owed. */
export const UNFINISHED = ["OPEN", "IN_PROGRESS"] as const satisfies readonly ActionItemState[];

export function isFinished(state: ActionItemState): boolean {
  return state === "DONE" || state === "WONT_DO";
}

/** Whether a committed item's day has passed; the due day itself is still in time. Days as `2026-01-31`. */
export function isOverdue(state: ActionItemState, dueOn: string | null, today: string): boolean {
  return dueOn !== null && dueOn < today && UNFINISHED.some((open) => open === state);
}

const DAYS_TO_DO = { P0: 7, P1: 30, P2: 90 } as const;

/** The day a new item is due unless somebody says otherwise: a promise without a day is seldom kept. */
export function suggestDueOn(priority: keyof typeof DAYS_TO_DO, today: string): string {
  const due = new Date(`${today}T00:00:00Z`);
  due.setUTCDate(due.getUTCDate() + DAYS_TO_DO[priority]);
  return due.toISOString().slice(0, 10);
}

/**
 * Whether an item may take a state (PRODUCT §5): done needs evidence, "won't do" needs a reason, and
 * what was accepted does not become a proposal again.
 */
export function canSetState(
  from: ActionItemState,
  to: ActionItemState,
  given: { readonly evidence: string | null; readonly reason: string | null },
): Refusal | null {
  if (to === "PROPOSED" && from !== "PROPOSED") {
    return { code: "CONFLICT", message: "This item was accepted; it cannot be a proposal again." };
  }
  if (to === "DONE" && !given.evidence?.trim()) {
    return missing("evidence", "Say how one can see that it is done: a link or a note.");
  }
  if (to === "WONT_DO" && !given.reason) {
    return missing("reason", "Say why it will not be done.");
  }
  return null;
}

function missing(field: string, message: string): Refusal {
  return { code: "INVALID", message, fields: { [field]: message } };
}
