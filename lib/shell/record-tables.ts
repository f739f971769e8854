/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  idempotency_key: "Answers kept for a day, in case a request comes twice.",
} as const;
