/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  mail_delivery: "How a mail went out; what it told of is in the chain.",
  mailed_notification: "How a mail went out; what it told of is in the chain.",
  mail_attempt: "How a mail went out; what it told of is in the chain.",
} as const;
