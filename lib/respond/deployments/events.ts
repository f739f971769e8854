import { z } from "zod";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";

/** Deployments, and what they have to do with incidents. */
export const DeploymentEvents = defineEvents({
  "deployment.recorded": event({
    kind: "settings",
    after: z.object({
      /** Its short name. */
      service: z.string(),
      version: z.string(),
      environment: z.string(),
      outcome: z.string(),
    }),
    reads: QUIET,
  }),
  "deployment.linked": event({
    kind: "settings",
    after: z.object({ version: z.string(), service: z.string() }),
    onTimeline: true,
    reads: ({ after }) => `Linked deployment ${after.version} of ${after.service}.`,
  }),
});
