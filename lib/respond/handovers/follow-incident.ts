import "server-only";
import { defineFollower } from "@/lib/platform/command/follower";

import { addJobs, requestJob } from "@/lib/platform/jobs/jobs";
import { SettleOffer } from "./jobs";
import { findUnsettled, UNSETTLED } from "./load";

/** Lets an offer end that no longer stands, once its incident changed: somebody else commands, or it is over. */
export const followIncident = defineFollower({
  follower: "handovers",
  wants: ({ stream, type }) => stream.startsWith("incident:") && !type.startsWith("entry."),
  isAwaited: async (db) =>
    (await db.handoverOffer.findFirst({ where: UNSETTLED, select: { id: true } })) !== null,
  tell: async (tx, events, stream) => {
    const incidentId = stream.slice("incident:".length);
    if (events.length === 0 || !(await findUnsettled(tx, incidentId))) return 0;
    await addJobs(tx, [requestJob(SettleOffer, { stream })]);
    return 1;
  },
});
