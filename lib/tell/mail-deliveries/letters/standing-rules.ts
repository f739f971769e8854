import type { MailChoice } from "@/lib/tell/notifications/mail-choice-rules";

/** Why a mail, or one notification in it, was left out. */
export const LEFT_OUT = [
  "READ",
  "OFF",
  "NO_ACCESS",
  "DISABLED",
  "NOT_SET_UP",
  "NO_ADDRESS",
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** Whether an address can never be reached: demo people have such ones (RFC 2606). */
export function leadsNowhere(address: string): boolean {
  return /[@.]invalid$/i.test(address);
}

export const MAIL_STATES = ["WAITING", "SENT", "GIVEN_UP", "SKIPPED"] as const;
export type MailState = (typeof MAIL_STATES)[number];

type Told = {
  readonly isRead: boolean;
  readonly choice: MailChoice;
  readonly isVisible: boolean;
  /** Somebody asked for this mail again: having read it elsewhere is then no reason. */
  readonly askedFor: boolean;
};

/** Why a notification is not mailed now; null when it is. */
export function reasonToLeaveOut({ isRead, choice, isVisible, askedFor }: Told): LeftOut | null {
  if (!isVisible) return "NO_ACCESS";
  if (choice === "OFF") return "OFF";
  return isRead && !askedFor ? "READ" : null;
}

type Dates = {
  readonly nextAttemptAt: Date | null;
  readonly sentAt: Date | null;
  readonly givenUpAt: Date | null;
};

/** How a mail stands, from its dates alone. */
export function stateOf({ nextAttemptAt, sentAt, givenUpAt }: Dates): MailState {
  if (nextAttemptAt) return "WAITING";
  if (sentAt) return "SENT";
  return givenUpAt ? "GIVEN_UP" : "SKIPPED";
}
