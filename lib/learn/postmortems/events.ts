import { z } from "zod";
import { defineEvents, event } from "@/lib/platform/audit/event";
import { because, spoken } from "@/lib/platform/audit/sentences";

const kind = "follow-up";
const State = z.object({ state: z.string() });
/** A text by its number, and what proves it. */
const Saved = z.object({ key: z.string(), version: z.number(), digest: z.string() });
const Owned = z.object({
  ownerId: z.string().nullable(),
  dueAt: z.string().nullable().exactOptional(),
  /** Texts that were saved with it, in older events. */
  sections: z.array(Saved).exactOptional(),
});
const Catalogue = z.object({ tags: z.array(z.string()), factors: z.array(z.string()) });
const Muted = z.object({ rule: z.string() });
const Reviewer = z.object({ reviewerId: z.string() });
const Thread = z.object({ threadId: z.string(), section: z.string() });
const Topic = z.object({ topicId: z.string(), text: z.string() });

/** What can happen to a postmortem. */
export const PostmortemEvents = defineEvents({
  "postmortem.drafted": event({
    kind,
    onTimeline: true,
    reads: () => "Postmortem draft created.",
  }),
  "postmortem.edited": event({
    kind,
    before: Owned,
    after: Owned,
    reads: () => "Postmortem owner or due date changed.",
  }),
  "postmortem.section-edited": event({
    kind,
    after: Saved,
    reads: ({ after }) => `Postmortem section edited: ${spoken(after.key)}.`,
  }),
  "postmortem.imported": event({
    kind,
    after: z.object({ sections: z.array(z.string()), digest: z.string() }),
    reads: ({ after }) =>
      `Postmortem taken from an edited file: ${after.sections.map(spoken).join(", ")}.`,
  }),
  "postmortem.suggestion-decided": event({
    kind,
    after: z.object({ rule: z.string(), decision: z.string() }),
    reads: ({ after }) => `Postmortem suggestion ${spoken(after.decision)}.`,
  }),
  "postmortem.rule-muted": event({
    kind,
    after: Muted,
    reads: ({ after, reason }) => because(`Language rule switched off: ${after.rule}`, reason),
  }),
  "postmortem.rule-unmuted": event({
    kind,
    after: Muted,
    reads: ({ after }) => `Language rule switched on: ${after.rule}.`,
  }),
  "postmortem.catalogued": event({
    kind,
    before: Catalogue,
    after: Catalogue,
    reads: () => "Postmortem filed under other factors or tags.",
  }),
  "postmortem.waived": event({
    kind,
    onTimeline: true,
    reads: ({ reason }) => because("Postmortem waived", reason),
  }),
  "postmortem.published": event({
    kind,
    after: z.object({
      revision: z.number().exactOptional(),
      /** Of the frozen document. */
      digest: z.string().exactOptional(),
      acceptedActionItems: z.number().exactOptional(),
    }),
    onTimeline: true,
    reads: ({ after: { revision = 1 } }) =>
      revision > 1 ? `Postmortem published, revision ${revision}.` : "Postmortem published.",
  }),
  "postmortem.revised": event({
    kind,
    before: State,
    after: State,
    onTimeline: true,
    reads: ({ reason }) => because("Postmortem opened for another revision", reason),
  }),
});

/** What can happen in the review of a postmortem, and in its threads. */
export const ReviewEvents = defineEvents({
  "review.requested": event({
    kind,
    before: State,
    after: State.extend({ reviewerIds: z.array(z.string()), reviewers: z.array(z.string()) }),
    reads: ({ after }) => `Review of the postmortem asked of ${after.reviewers.join(", ")}.`,
  }),
  "review.reminded": event({
    kind,
    after: z.object({ reviewerIds: z.array(z.string()) }),
    reads: () => "Reviewers of the postmortem reminded.",
  }),
  "review.withdrawn": event({
    kind,
    before: State,
    after: State,
    reads: () => "Postmortem taken back from review.",
  }),
  "review.handed-over": event({
    kind,
    before: Reviewer,
    after: Reviewer,
    reads: () => "Review of the postmortem handed to somebody else.",
  }),
  "review.verdict-given": event({
    kind,
    before: State,
    after: State.extend({
      verdict: z.enum(["APPROVED", "CHANGES_REQUESTED"]),
      note: z.string(),
      by: z.string(),
    }),
    reads: ({ after }) =>
      after.verdict === "APPROVED"
        ? "Postmortem approved."
        : "Changes to the postmortem requested.",
  }),
  "thread.commented": event({
    kind,
    after: z.object({ commentId: z.string(), section: z.string(), by: z.string() }),
    reads: ({ after }) => `Comment on the postmortem: ${spoken(after.section)}.`,
  }),
  "thread.resolved": event({
    kind,
    after: Thread,
    reads: () => "Thread on the postmortem resolved.",
  }),
  "thread.reopened": event({
    kind,
    after: Thread,
    reads: () => "Thread on the postmortem reopened.",
  }),
});

/** What can happen in a debrief. */
export const DebriefEvents = defineEvents({
  "debrief.started": event({
    kind,
    after: z.object({ facilitator: z.string() }),
    reads: ({ after }) => `Debrief started, led by ${after.facilitator}.`,
  }),
  "debrief.step": event({
    kind,
    before: z.object({ step: z.string().nullable() }),
    after: z.object({ step: z.string() }),
    reads: ({ after }) => `Debrief: ${after.step}.`,
  }),
  "debrief.noted": event({
    kind,
    after: z.object({ section: z.string() }),
    reads: ({ after }) => `Debrief note: ${spoken(after.section)}.`,
  }),
  "debrief.attendance": event({
    kind,
    after: z.object({ userId: z.string(), name: z.string(), present: z.boolean().nullable() }),
    reads: ({ after: { name, present } }) =>
      present === null
        ? `Debrief: attendance of ${name} taken back.`
        : `Debrief: ${name} ${present ? "is there" : "is absent"}.`,
  }),
  "debrief.topic-parked": event({
    kind,
    after: Topic,
    reads: ({ after }) => `Debrief: topic parked: ${after.text}.`,
  }),
  "debrief.topic-settled": event({
    kind,
    after: Topic.extend({ outcome: z.string() }),
    reads: ({ after }) => `Debrief: topic settled (${spoken(after.outcome)}): ${after.text}.`,
  }),
  "debrief.ended": event({
    kind,
    after: z.object({ endedAt: z.string() }),
    reads: () => "Debrief ended.",
  }),
});
