import { z } from "zod";
import { defineEvents, event } from "@/lib/platform/audit/event";
import { because, sayInstant, withNote } from "@/lib/platform/audit/sentences";
import { plainText } from "@/lib/platform/core/markdown/plain-text";

const about = { kind: "incidents", onTimeline: true } as const;

/** Updates to stakeholders, and their pauses. */
export const UpdateEvents = defineEvents({
  "update.sent": event({
    ...about,
    after: z.object({
      message: z.string(),
      audience: z.enum(["INTERNAL", "PUBLIC"]),
      nextUpdateAt: z.string().nullable().exactOptional(),
    }),
    reads: ({ after }) =>
      withNote(`Update sent (${after.audience.toLowerCase()}).`, plainText(after.message)),
  }),
  "update.paused": event({
    ...about,
    after: z.object({ resumesAt: z.string().nullable() }),
    reads: ({ after, reason }) => {
      const until = after.resumesAt ? ` until ${sayInstant(after.resumesAt)}` : "";
      return because(`Updates paused${until}`, reason);
    },
  }),
  "update.resumed": event({
    ...about,
    after: z.object({ planned: z.boolean() }).nullable(),
    reads: ({ after }) => (after?.planned ? "Updates resumed, as planned." : "Updates resumed."),
  }),
});
