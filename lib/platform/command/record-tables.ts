/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  idempotency_key: "Answers kept for a week, in case a request comes twice.",
  follow_position: "How far a stream was read; verified to be no further than it goes.",
  access_note: "Refusals and looks, counted until they become events of the record.",
} as const;
