import type { Tone } from "@/components/ui/badge";
import type { LeftOut, MailState } from "@/lib/tell/mail-deliveries/letters/standing-rules";

/** How states of a mail, and reasons to leave one out, are written on screen. */
export const STATES: Readonly<Record<MailState, { name: string; tone: Tone }>> = {
  WAITING: { name: "Waiting", tone: "info" },
  SENT: { name: "Sent", tone: "good" },
  GIVEN_UP: { name: "Given up", tone: "danger" },
  SKIPPED: { name: "Left out", tone: "neutral" },
};

export const LEFT_OUT_BECAUSE: Readonly<Record<LeftOut, string>> = {
  READ: "It was read in Muster before the mail left.",
  OFF: "E-mail is off for this kind of notification.",
  NO_ACCESS: "Access to the incident ended before the mail left.",
  DISABLED: "The account is off.",
  NO_ADDRESS: "No mail can reach this address.",
  NOT_SET_UP: "Mail was not set up.",
};
