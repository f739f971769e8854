import { z } from "zod";

/** Runs when an offer ends, and when its incident changed: it records that the offer no longer stands. */
export const SettleOffer = {
  name: "handover.settle",
  payload: z.strictObject({ stream: z.string().min(1) }),
  isUrgent: true,
} as const;

/** The key of the job that watches one offer. */
export function expiryKey(offerId: string): string {
  return `handover:${offerId}`;
}
