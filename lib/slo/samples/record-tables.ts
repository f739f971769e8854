/** Tables that are no part of the record, and why. */
export const notOfTheRecord = {
  slo_feed: "Measurements, which change honestly when late ones come.",
  slo_minutes: "Measurements, kept for 35 days.",
  slo_hour: "Measurements in sums, kept for 400 days.",
} as const;
