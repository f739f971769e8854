import { z } from "zod";
import { type JobRequest, requestJob } from "@/lib/platform/jobs/jobs";

/** Asks a data source for all that its SLOs lack by now. */
export const AskSource = {
  name: "slo.ask-source",
  /** `again`: what waits after a failure is asked now too, since something was changed. */
  payload: z.strictObject({ sourceId: z.uuid(), again: z.boolean().default(false) }),
} as const;

/** Finds out whether a data source answers at all. */
export const CheckSource = {
  name: "data-source.check",
  payload: z.strictObject({ sourceId: z.uuid() }),
} as const;

/** One waiting job a source is enough. */
export function requestAsking(sourceId: string, again = false): JobRequest {
  const key = `ask-source:${sourceId}${again ? ":again" : ""}`;
  return requestJob(AskSource, { sourceId, again }, { key });
}

export function requestCheck(sourceId: string): JobRequest {
  return requestJob(CheckSource, { sourceId }, { key: `check-source:${sourceId}` });
}
