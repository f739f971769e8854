/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  rate_limit: "Counters that run out within hours.",
} as const;
