import "server-only";
import { z } from "zod";
import { type JobRequest, requestJob } from "@/lib/platform/jobs/jobs";

/** Something was recorded in a stream: whoever tells people of it reads on from where they were. */
export const FollowStream = {
  name: "audit.follow",
  payload: z.strictObject({ stream: z.string().min(1) }),
} as const;

/** Queued with each recorded event; one waiting job a stream is enough, since it reads all that is new. */
export function requestFollow(stream: string): JobRequest {
  return requestJob(FollowStream, { stream }, { key: `follow:${stream}` });
}
