import { readDigest, sayDigest } from "@/lib/learn/action-items/digest/digest-rules";
import { formatDuration } from "@/lib/platform/core/clock/duration";
import { ACCOUNT_RULES } from "./account-rules";
import type { Fields, News, Rule, ToldEvent } from "./news";

/** Older events are history, not news: an import, demo data, or what was there before the first start. */
const NEWS_HOURS = 24;

/** What an event is to people, or null for what nobody needs to be told. */
export function newsOf(event: ToldEvent): News | null {
  // Somebody who takes over all that another person had is told of it once.
  if (event.command === "people.end-access" && event.type !== "people.disabled") return null;
  const rule = RULES.get(event.type);
  return rule?.(fieldsOf(event.after), fieldsOf(event.before), event) ?? null;
}

/** Whether an event is recent enough to tell. */
export function isNews(recordedAt: Date, now: Date): boolean {
  return now.getTime() - recordedAt.getTime() <= NEWS_HOURS * 3_600_000;
}

/** One line an event type; a type without one is told to nobody. */
const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  [
    "incident.role-assumed",
    (after) => assigned(after.userId, `You are now ${roleName(after.role)}.`, "incident"),
  ],
  [
    "checklist.item-assigned",
    (after) =>
      assigned(
        after.assigneeId,
        `Checklist item for you: ${text(after.key).replaceAll("-", " ")}.`,
        "incident",
      ),
  ],
  ["action-item.created", (after) => ownedItem(after, {})],
  ["action-item.edited", ownedItem],
  [
    "action-item.commented",
    (after) => ({
      kind: "MENTION",
      to: { namedInComment: text(after.commentId) },
      sentence: "You are mentioned on an action item.",
      place: "action-item",
    }),
  ],
  [
    "action-item.reminded",
    (after) => ({
      kind: "ITEMS_DUE",
      to: { person: text(after.ownerId) },
      sentence: sayDigest(readDigest(after)),
      place: "own-action-items",
    }),
  ],
  [
    "postmortem.edited",
    (after, before) =>
      after.ownerId === before.ownerId
        ? null
        : assigned(after.ownerId, "You now own the postmortem.", "postmortem"),
  ],
  [
    "review.requested",
    (after) => reviewAsked(after.reviewerIds, "You are asked to review the postmortem."),
  ],
  [
    "review.reminded",
    (after) => reviewAsked(after.reviewerIds, "The postmortem still waits for your review."),
  ],
  ["review.verdict-given", reviewAnswered],
  ["thread.commented", threadCommented],
  ["handover.offered", offered],
  ["handover.accepted", (after) => answered(after, `${text(after.to)} took over command.`)],
  ["handover.declined", (after) => answered(after, `${text(after.to)} declined command.`)],
  [
    "handover.expired",
    (after) => answered(after, `${text(after.to)} did not answer: your offer of command expired.`),
  ],
  ["clock.at-risk", updateDue],
  ["clock.breached", breached],
  ["webhook.disabled", webhookOff],
  ["entry.added", mentioned],
  ["entry.revised", mentioned],
  ...ACCOUNT_RULES,
]);

function assigned(person: unknown, sentence: string, place: News["place"]): News | null {
  if (typeof person !== "string") return null;
  return { kind: "ASSIGNED", to: { person }, sentence, place };
}

function ownedItem(after: Fields, before: Fields): News | null {
  if (after.ownerId === before.ownerId) return null;
  return assigned(after.ownerId, "You now own an action item.", "action-item");
}

function offered(after: Fields): News {
  return {
    kind: "HANDOVER_OFFERED",
    to: { person: text(after.toId) },
    sentence: `${text(after.offeredBy)} offers you command.`,
    place: "incident",
  };
}

function answered(after: Fields, sentence: string): News {
  const person = text(after.offeredById);
  return { kind: "HANDOVER_ANSWERED", to: { person }, sentence, place: "incident" };
}

function reviewAsked(reviewerIds: unknown, sentence: string): News {
  const people = Array.isArray(reviewerIds) ? reviewerIds.map(text) : [];
  return { kind: "REVIEW_REQUESTED", to: { people }, sentence, place: "postmortem" };
}

function reviewAnswered(after: Fields): News {
  const did =
    after.verdict === "APPROVED" ? "approved the postmortem" : "asks for changes to the postmortem";
  return {
    kind: "REVIEW_ANSWERED",
    to: { team: "POSTMORTEM" },
    sentence: `${text(after.by)} ${did}.`,
    place: "postmortem",
  };
}

function threadCommented(after: Fields): News {
  return {
    kind: "REVIEW_ANSWERED",
    to: { inThreadOf: text(after.commentId) },
    sentence: `${text(after.by)} commented on the postmortem.`,
    place: "postmortem",
  };
}

function breached(after: Fields): News {
  const target = formatDuration(Number(after.targetMinutes) * 60_000);
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
    default:
      return {
        kind: "BREACH",
        to: { team: "INCIDENT" },
        sentence: `The response target of ${target} passed.`,
        place: "incident",
      };
  }
}

/** Only what Muster switched off by itself is news. */
function webhookOff(after: Fields): News | null {
  if (after.because === "PERSON") return null;
  const why =
    after.because === "GONE"
      ? "its receiver answered 410 Gone"
      : "nothing had got through for days";
  return {
    kind: "WEBHOOK_OFF",
    to: { everyAdmin: true },
    sentence: `The webhook ${text(after.name)} was switched off: ${why}.`,
    place: "webhook",
  };
}

function updateDue(after: Fields): News {
  return {
    kind: "UPDATE_DUE",
    to: { holding: ["COMMUNICATIONS", "COMMANDER"] },
    sentence: `The next update is due at ${text(after.dueAt).slice(11, 16)} UTC.`,
    place: "incident",
  };
}

/** Older events do not say whom the text names; it is looked up then. */
function mentioned(after: Fields, _before: Fields, event: ToldEvent): News | null {
  if (Array.isArray(after.mentions) && after.mentions.length === 0) return null;
  return {
    kind: "MENTION",
    to: { namedInEntry: event.subjectId },
    sentence: "You are mentioned on the timeline.",
    place: "incident",
  };
}

function roleName(role: unknown): string {
  return text(role).toLowerCase().replaceAll("_", " ");
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
