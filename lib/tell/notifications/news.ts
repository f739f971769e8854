import type { ByType } from "@/lib/record/events/read-event";

export const NOTIFICATION_KINDS = [
  "ASSIGNED",
  "BREACH",
  "UPDATE_OVERDUE",
  "MENTION",
  "HANDOVER_OFFERED",
  "HANDOVER_ANSWERED",
  "UPDATE_DUE",
  "REVIEW_REQUESTED",
  "REVIEW_ANSWERED",
  "ITEMS_DUE",
  "WEBHOOK_OFF",
  "SIGN_INS_FAILED",
  "NEW_DEVICE",
  "PASSWORD_CHANGED",
  "TOKEN_ENDS",
  "BUDGET_BURNING",
  "VELOCITY_CHANGED",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Whom it concerns: people by id, those who work the incident, those an entry or a comment names, or all admins. */
export type Audience =
  | { readonly person: string }
  | { readonly people: readonly string[] }
  | { readonly team: "INCIDENT" | "POSTMORTEM" }
  /** Whoever holds the first of these roles that somebody holds. */
  | { readonly holding: readonly ("COMMUNICATIONS" | "COMMANDER")[] }
  | { readonly namedInEntry: string }
  | { readonly namedInComment: string }
  /** Who owns the postmortem, who spoke in the thread of this comment, and whom it names. */
  | { readonly inThreadOf: string }
  | { readonly everyAdmin: true }
  /** Whoever answers for a service. */
  | { readonly answersFor: string };

/** What people are told: a whole sentence, and the place that it is about. */
export type News = {
  readonly kind: NotificationKind;
  readonly to: Audience;
  readonly sentence: string;
  readonly place:
    | "incident"
    | "postmortem"
    | "action-item"
    | "own-action-items"
    | "webhook"
    | "slo"
    | "service"
    | "own-account"
    | "own-sessions"
    | "own-tokens";
};

/** What each type of event is to people, and what it is about by id; null for what nobody needs to be told. */
export type NewsRules = ByType<News | null, [subjectId: string]>;
