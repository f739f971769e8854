/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  slo_need: "The order of a list, derived each minute from what is measured.",
} as const;
