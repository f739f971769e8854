/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  audit_stream: "The heads of the chains, which are verified themselves.",
  audit_event: "The chains, which are verified themselves.",
  audit_changed: "Empty but while a transaction runs.",
} as const;
