import { z } from "zod";
import { defineEvents, event } from "@/lib/platform/audit/event";
import { because, withNote } from "@/lib/platform/audit/sentences";
import { plainLine } from "@/lib/platform/core/markdown/plain-text";

/** Who offered command to whom. */
const Offer = z.object({
  fromId: z.string(),
  from: z.string(),
  toId: z.string(),
  to: z.string(),
  offeredById: z.string(),
  offeredBy: z.string(),
});

const about = { kind: "incidents", onTimeline: true } as const;

/** What becomes of an offer of command. */
export const HandoverEvents = defineEvents({
  "handover.offered": event({
    ...about,
    after: Offer.extend({ note: z.string(), expiresAt: z.string() }),
    reads: ({ after }) => {
      const offered =
        after.offeredById === after.fromId
          ? `${after.from} offered command to ${after.to}.`
          : `Offered command to ${after.to} on behalf of ${after.from}.`;
      return withNote(offered, plainLine(after.note));
    },
  }),
  "handover.accepted": event({
    ...about,
    after: Offer,
    reads: ({ after }) => `${after.to} took over command from ${after.from}.`,
  }),
  "handover.declined": event({
    ...about,
    after: Offer,
    reads: ({ after, reason }) => because(`${after.to} declined command`, reason),
  }),
  "handover.withdrawn": event({
    ...about,
    after: Offer,
    reads: ({ after }) => `The offer of command to ${after.to} was withdrawn.`,
  }),
  "handover.expired": event({
    ...about,
    after: Offer,
    reads: ({ after }) => `The offer of command to ${after.to} expired without an answer.`,
  }),
  "handover.lapsed": event({
    ...about,
    after: Offer,
    reads: ({ after, reason }) =>
      because(`The offer of command to ${after.to} no longer holds`, reason),
  }),
});
