/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  notification: "What a person was told of an event, and whether they read it.",
  notification_setting: "A person's taste in mail.",
} as const;
