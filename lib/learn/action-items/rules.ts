import type { Refusal } from "@/lib/platform/core/errors";

export type ActionItemState = "PROPOSED" | "OPEN" | "IN_PROGRESS" | "DONE" | "WONT_DO";

/** States in which work is still owed. */
export const UNFINISHED = ["OPEN", "IN_PROGRESS"] as const satisfies readonly ActionItemState[];

/** What is owed or kept; proposals were never promised, and "won't do" is neither. */
export const PROMISED = [...UNFINISHED, "DONE"] as const;

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
  return addDays(today, DAYS_TO_DO[priority]);
}

/** So many days later, or earlier; days as `2026-01-31`. */
export function addDays(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** Whether work that counted as finished is owed again. */
export function isReopening(from: ActionItemState, to: ActionItemState): boolean {
  return isFinished(from) && !isFinished(to);
}

/** Whether a promise moves away: to a later day, or to none, while the work is owed. Days as `2026-01-31`. */
export function isPostponement(
  state: ActionItemState,
  from: string | null,
  to: string | null,
): boolean {
  const isOwed = UNFINISHED.some((open) => open === state);
  return isOwed && from !== null && (to === null || to > from);
}

/** Whole days that an item has been there, up to now or to when it was finished. */
export function ageInDays(createdAt: Date, closedAt: Date | null, now: Date): number {
  const ms = (closedAt ?? now).getTime() - createdAt.getTime();
  return Math.max(0, Math.floor(ms / 86_400_000));
}

/**
 * Whether an item may take a state (docs/rules/action-items.md): done needs evidence; "won't do" and starting again need a
 * reason; what was accepted does not become a proposal again.
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
  if (to === "WONT_DO" && from !== "WONT_DO" && !given.reason) {
    return missing("reason", "Say why it will not be done.");
  }
  if (isReopening(from, to) && !given.reason) {
    return missing("reason", "Say why it is opened again.");
  }
  return null;
}

/** Whether a due day may move: postponing a promise needs a reason, and is counted. */
export function canMoveDueDay(
  state: ActionItemState,
  days: { readonly from: string | null; readonly to: string | null },
  reason: string | null,
): Refusal | null {
  if (!isPostponement(state, days.from, days.to) || reason) return null;
  return missing("reason", "Say why it is postponed.");
}

function missing(field: string, message: string): Refusal {
  return { code: "INVALID", message, fields: { [field]: message } };
}
