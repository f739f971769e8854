/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  access_note: "Counted for a moment, until an event of a chain tells of it.",
  idempotency_key: "Answers kept for a day, in case a request comes twice.",
} as const;
