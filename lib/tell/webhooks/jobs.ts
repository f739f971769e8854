import { z } from "zod";
import { type JobRequest, requestJob } from "@/lib/platform/jobs/jobs";

/** Sends what is next for one receiver. Each of these makes at most one request. */
export const DeliverNext = {
  name: "webhook.deliver-next",
  payload: z.strictObject({ endpointId: z.uuid() }),
} as const;

/** One waiting job a receiver is enough: each asks for the next when it is done. */
export function requestDelivery(endpointId: string, runAt?: Date): JobRequest {
  const key = `webhook:${endpointId}`;
  return requestJob(DeliverNext, { endpointId }, { key, ...(runAt && { runAt }) });
}
