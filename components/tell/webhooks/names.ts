import type { Tone } from "@/components/ui/badge";
import type { DeliveryState } from "@/lib/tell/webhooks/schemas";
import type { EndpointView } from "@/lib/tell/webhooks/view";

/** How the states of a delivery are written on screen. */
export const STATES: Readonly<Record<DeliveryState, { name: string; tone: Tone }>> = {
  WAITING: { name: "Waiting", tone: "info" },
  DELIVERED: { name: "Delivered", tone: "good" },
  GIVEN_UP: { name: "Given up", tone: "danger" },
  NOT_SENT: { name: "Not sent", tone: "neutral" },
};

/** A webhook's health in two words. */
export function healthOf(endpoint: EndpointView): { name: string; tone: Tone } {
  if (endpoint.deletedAt) return { name: "Deleted", tone: "neutral" };
  if (endpoint.disabledBecause === "PERSON") return { name: "Off", tone: "neutral" };
  if (endpoint.disabledBecause) return { name: "Switched off", tone: "danger" };
  if (endpoint.failingSince) return { name: "Failing", tone: "warn" };
  return endpoint.lastSuccessAt
    ? { name: "Working", tone: "good" }
    : { name: "Nothing sent yet", tone: "neutral" };
}

/** "All events", "3 events". */
export function eventsInWords({ eventTypes }: EndpointView): string {
  if (eventTypes.length === 0) return "All events";
  return eventTypes.length === 1 ? "1 event" : `${eventTypes.length} events`;
}

/** "120 ms", "10.0 s". */
export function durationInWords(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
