import { NOTIFICATION_KINDS, type NotificationKind } from "./news";

/** When a kind of notification is mailed; in the app everybody is always told. */
export const MAIL_CHOICES = ["AT_ONCE", "ROLLED_UP", "OFF"] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];
export type MailChoices = Readonly<Record<NotificationKind, MailChoice>>;

type Kind = { readonly name: string; readonly mail: MailChoice };

/** Every kind by what it tells, with what holds for people who chose nothing: urgent ones do not wait. */
const KINDS: Readonly<Record<NotificationKind, Kind>> = {
  ASSIGNED: { name: "You get a role, a task or a postmortem", mail: "ROLLED_UP" },
  BREACH: { name: "A promise on your incident is broken", mail: "AT_ONCE" },
  UPDATE_OVERDUE: { name: "An update on your incident is overdue", mail: "ROLLED_UP" },
  MENTION: { name: "Somebody mentions you", mail: "ROLLED_UP" },
  HANDOVER_OFFERED: { name: "Somebody offers you command", mail: "AT_ONCE" },
  UPDATE_DUE: { name: "An update of yours falls due soon", mail: "AT_ONCE" },
  HANDOVER_ANSWERED: { name: "Your offer of command is answered", mail: "ROLLED_UP" },
  REVIEW_REQUESTED: { name: "Somebody asks for your review", mail: "ROLLED_UP" },
  REVIEW_ANSWERED: { name: "Somebody answers or comments on your postmortem", mail: "ROLLED_UP" },
  ITEMS_DUE: { name: "Your action items are overdue or due soon (weekly)", mail: "ROLLED_UP" },
  WEBHOOK_OFF: { name: "A webhook is switched off by itself (admins)", mail: "ROLLED_UP" },
  SIGN_INS_FAILED: { name: "Somebody tries to sign in as you", mail: "AT_ONCE" },
  NEW_DEVICE: { name: "You sign in on a new device", mail: "ROLLED_UP" },
  PASSWORD_CHANGED: { name: "Your password is changed through a link", mail: "AT_ONCE" },
  BUDGET_BURNING: { name: "An error budget burns too fast (managers)", mail: "AT_ONCE" },
  VELOCITY_CHANGED: {
    name: "What a budget lets a service do changes (managers)",
    mail: "ROLLED_UP",
  },
  TOKEN_ENDS: { name: "An API token of yours ends soon", mail: "ROLLED_UP" },
};

export function nameOfKind(kind: NotificationKind): string {
  return KINDS[kind].name;
}

/** What holds for a person: their own choices, and the default for every other kind. */
export function mailChoices(
  chosen: readonly { kind: NotificationKind; mail: MailChoice }[],
): MailChoices {
  const own = new Map(chosen.map(({ kind, mail }) => [kind, mail]));
  const pairs = NOTIFICATION_KINDS.map((kind) => [kind, own.get(kind) ?? KINDS[kind].mail]);
  return Object.fromEntries(pairs);
}
