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
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** The part of an audit event that the rules read. */
export type ToldEvent = {
  readonly type: string;
  /** What was called when it happened. */
  readonly command?: string;
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
};

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
  | { readonly everyAdmin: true };

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
    | "own-account"
    | "own-sessions"
    | "own-tokens";
};

export type Fields = Readonly<Record<string, unknown>>;
export type Rule = (after: Fields, before: Fields, event: ToldEvent) => News | null;
