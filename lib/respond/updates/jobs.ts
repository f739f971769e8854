import { z } from "zod";

/** Runs when a pause of the update clock is planned to end. */
export const ResumeAsPlanned = {
  name: "update.resume-as-planned",
  payload: z.strictObject({ pauseId: z.uuid() }),
  isUrgent: true,
} as const;

/** The key of the job that ends one pause. */
export function resumeKey(pauseId: string): string {
  return `resume:${pauseId}`;
}
