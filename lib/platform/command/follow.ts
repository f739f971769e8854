import "server-only";
import { z } from "zod";
import { type JobRequest, requestJob } from "@/lib/platform/jobs/jobs";

/** Somebody who follows a stream failed, and reads it on later; without a name: everybody does. */
export const FollowStream = {
  name: "audit.follow",
  payload: z.strictObject({ stream: z.string().min(1), follower: z.string().min(1).optional() }),
} as const;

/** One waiting job for each is enough, since it reads all that is new. */
export function requestFollow(stream: string, follower: string): JobRequest {
  return requestJob(FollowStream, { stream, follower }, { key: `follow:${follower}:${stream}` });
}
