import type { DeliveryView } from "@/lib/tell/webhooks/view";

const SOON_MS = 10_000;

/** Whether one of these is being sent, or about to be: worth looking at again. */
export function isMoving(
  deliveries: readonly Pick<DeliveryView, "nextAttemptAt">[],
  now: Date,
): boolean {
  return deliveries.some(
    ({ nextAttemptAt }) =>
      nextAttemptAt !== null && Date.parse(nextAttemptAt) - now.getTime() < SOON_MS,
  );
}
