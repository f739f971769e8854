const DAY_MS = 86_400_000;

/** A runbook that nobody has found right for longer than this is stale (docs/rules/catalog.md). */
export const STALE_AFTER_DAYS = 90;

/** Whether a runbook that was last found right at `reviewedAt` is stale at `at`. */
export function isStale(reviewedAt: Date, at: Date): boolean {
  return reviewedAt.getTime() < staleBefore(at).getTime();
}

/** Runbooks that were last found right before this are stale at `at`. */
export function staleBefore(at: Date): Date {
  return new Date(at.getTime() - STALE_AFTER_DAYS * DAY_MS);
}
