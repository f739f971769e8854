/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  sign_in_pace: "Counters that run out within a day.",
  rate_limit: "Counters that run out within hours.",
} as const;
