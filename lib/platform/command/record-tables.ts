/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  idempotency_key: "Answers kept for a week, in case a request comes twice.",
  access_note: "Refusals and looks, counted until they become events of the record.",
} as const;
