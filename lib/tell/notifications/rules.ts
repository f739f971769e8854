import { sayDigest } from "@/lib/learn/action-items/digest/digest-rules";
import { spoken } from "@/lib/platform/audit/sentences";
import { formatDuration } from "@/lib/platform/core/clock/duration";
import { applyByType, readEvent, type StoredEvent } from "@/lib/record/events/read-event";
import type { EventOf } from "@/lib/record/events/registry";
import { ACCOUNT_RULES } from "./account-rules";
import type { News, NewsRules } from "./news";
import { SLO_RULES } from "./slo-rules";

/** Older events are history, not news: an import, demo data, or what was there before the first start. */
const NEWS_HOURS = 24;

/** The part of an audit event that the rules read. */
export type ToldEvent = StoredEvent & {
  /** What was called when it happened. */
  readonly command?: string;
  readonly subjectId: string;
};

/** What an event is to people, or null for what nobody needs to be told. */
export function newsOf(stored: ToldEvent): News | null {
  // Somebody who takes over all that another person had is told of it once.
  if (stored.command === "people.end-access" && stored.type !== "people.disabled") return null;
  const event = readEvent(stored);
  return (event && applyByType(RULES, event, stored.subjectId)) ?? null;
}

/** Whether an event is recent enough to tell. */
export function isNews(recordedAt: Date, now: Date): boolean {
  return now.getTime() - recordedAt.getTime() <= NEWS_HOURS * 3_600_000;
}

/** One entry an event type; a type without one is told to nobody. */
const RULES: NewsRules = {
  ...ACCOUNT_RULES,
  ...SLO_RULES,
  "incident.role-assumed": ({ after }) =>
    assigned(after.userId, `You are now ${spoken(after.role)}.`, "incident"),
  "checklist.item-assigned": ({ after }) =>
    assigned(after.assigneeId, `Checklist item for you: ${spoken(after.key)}.`, "incident"),
  "action-item.created": ({ after }) => ownsItem(after.ownerId),
  "action-item.edited": ({ before, after }) =>
    after.ownerId === before.ownerId ? null : ownsItem(after.ownerId),
  "action-item.commented": ({ after }) => ({
    kind: "MENTION",
    to: { namedInComment: after.commentId },
    sentence: "You are mentioned on an action item.",
    place: "action-item",
  }),
  "action-item.reminded": ({ after }) => ({
    kind: "ITEMS_DUE",
    to: { person: after.ownerId },
    sentence: sayDigest(after),
    place: "own-action-items",
  }),
  "postmortem.edited": ({ before, after }) =>
    after.ownerId === before.ownerId
      ? null
      : assigned(after.ownerId, "You now own the postmortem.", "postmortem"),
  "review.requested": ({ after }) =>
    reviewAsked(after.reviewerIds, "You are asked to review the postmortem."),
  "review.reminded": ({ after }) =>
    reviewAsked(after.reviewerIds, "The postmortem still waits for your review."),
  "review.verdict-given": ({ after }) => ({
    kind: "REVIEW_ANSWERED",
    to: { team: "POSTMORTEM" },
    sentence:
      after.verdict === "APPROVED"
        ? `${after.by} approved the postmortem.`
        : `${after.by} asks for changes to the postmortem.`,
    place: "postmortem",
  }),
  "thread.commented": ({ after }) => ({
    kind: "REVIEW_ANSWERED",
    to: { inThreadOf: after.commentId },
    sentence: `${after.by} commented on the postmortem.`,
    place: "postmortem",
  }),
  "handover.offered": ({ after }) => ({
    kind: "HANDOVER_OFFERED",
    to: { person: after.toId },
    sentence: `${after.offeredBy} offers you command.`,
    place: "incident",
  }),
  "handover.accepted": ({ after }) => answered(after, `${after.to} took over command.`),
  "handover.declined": ({ after }) => answered(after, `${after.to} declined command.`),
  "handover.expired": ({ after }) =>
    answered(after, `${after.to} did not answer: your offer of command expired.`),
  "clock.at-risk": ({ after }) => ({
    kind: "UPDATE_DUE",
    to: { holding: ["COMMUNICATIONS", "COMMANDER"] },
    sentence: `The next update is due at ${after.dueAt.slice(11, 16)} UTC.`,
    place: "incident",
  }),
  "clock.breached": breached,
  "webhook.disabled": webhookOff,
  "entry.added": mentioned,
  "entry.revised": mentioned,
};

function assigned(person: string | null, sentence: string, place: News["place"]): News | null {
  return person === null ? null : { kind: "ASSIGNED", to: { person }, sentence, place };
}

function ownsItem(ownerId: string | null | undefined): News | null {
  return assigned(ownerId ?? null, "You now own an action item.", "action-item");
}

function answered({ offeredById }: { readonly offeredById: string }, sentence: string): News {
  return { kind: "HANDOVER_ANSWERED", to: { person: offeredById }, sentence, place: "incident" };
}

function reviewAsked(people: readonly string[], sentence: string): News {
  return { kind: "REVIEW_REQUESTED", to: { people }, sentence, place: "postmortem" };
}

/** Older events do not say whom the text names; it is looked up then. */
function mentioned(
  { after }: EventOf<"entry.added" | "entry.revised">,
  entryId: string,
): News | null {
  if (after.mentions?.length === 0) return null;
  return {
    kind: "MENTION",
    to: { namedInEntry: entryId },
    sentence: "You are mentioned on the timeline.",
    place: "incident",
  };
}

function breached({ after }: EventOf<"clock.breached">): News {
  switch (after.kind) {
    case "UPDATE":
      return {
        kind: "UPDATE_OVERDUE",
        to: { team: "INCIDENT" },
        sentence: "The next update is overdue.",
        place: "incident",
      };
    case "POSTMORTEM":
      return {
        kind: "BREACH",
        to: { team: "POSTMORTEM" },
        sentence: "The postmortem is past its due date.",
        place: "postmortem",
      };
    case "RESPONSE":
      return {
        kind: "BREACH",
        to: { team: "INCIDENT" },
        sentence: `The response target of ${formatDuration(after.targetMinutes * 60_000)} passed.`,
        place: "incident",
      };
  }
}

/** Only what Muster switched off by itself is news. */
function webhookOff({ after: { name, because } }: EventOf<"webhook.disabled">): News | null {
  if (because === "PERSON") return null;
  const why =
    because === "GONE" ? "its receiver answered 410 Gone" : "nothing had got through for days";
  return {
    kind: "WEBHOOK_OFF",
    to: { everyAdmin: true },
    sentence: `The webhook ${name} was switched off: ${why}.`,
    place: "webhook",
  };
}
