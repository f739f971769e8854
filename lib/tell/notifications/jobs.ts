import "server-only";
import { z } from "zod";
import { type JobRequest, requestJob } from "@/lib/platform/jobs/jobs";

/** A person was told something: whether it is mailed, and with what, is decided in a job of its own. */
export const MailPerson = {
  name: "notification.mail",
  payload: z.strictObject({ userId: z.uuid() }),
} as const;

/** One waiting job a person is enough, since it looks at all that waits. */
export function requestMail(userId: string, runAt?: Date): JobRequest {
  return requestJob(MailPerson, { userId }, { key: `mail:${userId}`, ...(runAt && { runAt }) });
}
