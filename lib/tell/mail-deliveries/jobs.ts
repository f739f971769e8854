import "server-only";
import { z } from "zod";
import { type JobRequest, requestJob } from "@/lib/platform/jobs/jobs";

/** The next attempt at one mail. */
export const SendMail = {
  name: "mail-delivery.send",
  payload: z.strictObject({ deliveryId: z.uuid() }),
} as const;

/** At most one attempt waits for each mail; asking again moves it. */
export function requestSend(deliveryId: string, runAt?: Date): JobRequest {
  const key = `send-mail:${deliveryId}`;
  return requestJob(SendMail, { deliveryId }, { key, ...(runAt && { runAt }) });
}
