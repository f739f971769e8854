import { z } from "zod";
import { type JobRequest, requestJob } from "@/lib/platform/jobs/jobs";

/** Runs while a review waits, to remind those who were asked. */
export const RemindReviewers = {
  name: "review.remind",
  payload: z.strictObject({ postmortemId: z.uuid() }),
} as const;

const PATIENCE_HOURS = 48;

/** Reminds after two days without an answer, and every two days from then on. */
export function requestReminder(postmortemId: string, now: Date): JobRequest {
  const runAt = new Date(now.getTime() + PATIENCE_HOURS * 3_600_000);
  return requestJob(RemindReviewers, { postmortemId }, { runAt, key: reminderKey(postmortemId) });
}

/** The key of the reminder of one postmortem. */
export function reminderKey(postmortemId: string): string {
  return `review:${postmortemId}`;
}
