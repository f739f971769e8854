/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  slo_ask: "How far a data source was asked; what it answered are measurements.",
} as const;
