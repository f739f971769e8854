import { readEventOf, type StoredEvent } from "@/lib/record/events/read-event";
import type { EventOf, EventType } from "@/lib/record/events/registry";
import type { WebhookEventType } from "./event-rules";

/** What a message carries beside the incident, in the API's own shapes. */
export type Carries =
  | "incident"
  | "clock"
  | "update"
  | "role"
  | "entry"
  | "postmortem"
  | "action-item"
  | "burn-alert"
  | "velocity";

type Told = { readonly type: WebhookEventType; readonly carries: Carries };

/** What outsiders are told of an event of the record; null for what they are not. */
export function toldOf(stored: StoredEvent & { readonly command: string }): Told | null {
  if (HISTORY.has(stored.command)) return null;
  if (stored.type === "action-item.edited") {
    const edited = readEventOf("action-item.edited", stored);
    const type = edited && hasClosed(edited) ? "action-item.closed" : "action-item.edited";
    return { type, carries: "action-item" };
  }
  return Object.hasOwn(TOLD, stored.type) ? (TOLD[stored.type as EventType] ?? null) : null;
}

/** They write down what happened elsewhere or never: no news. */
const HISTORY = new Set(["import.incident", "demo.load"]);

/** One line an audit event; one without a line is told to nobody outside. */
const TOLD: { readonly [T in EventType]?: Told } = {
  "incident.declared": { type: "incident.declared", carries: "incident" },
  "incident.acknowledged": { type: "incident.acknowledged", carries: "incident" },
  "incident.severity-changed": { type: "incident.severity-changed", carries: "incident" },
  "incident.mitigated": { type: "incident.mitigated", carries: "incident" },
  "incident.resolved": { type: "incident.resolved", carries: "incident" },
  "incident.mitigation-retracted": { type: "incident.reopened", carries: "incident" },
  "incident.resolution-retracted": { type: "incident.reopened", carries: "incident" },
  "incident.closed": { type: "incident.closed", carries: "incident" },
  "incident.cancelled": { type: "incident.cancelled", carries: "incident" },
  "incident.edited": { type: "incident.edited", carries: "incident" },
  "incident.facts-corrected": { type: "incident.facts-corrected", carries: "incident" },
  "incident.role-assumed": { type: "incident.role-assumed", carries: "role" },
  "incident.role-relinquished": { type: "incident.role-relinquished", carries: "role" },
  "clock.breached": { type: "incident.clock-breached", carries: "clock" },
  "update.sent": { type: "incident.update-sent", carries: "update" },
  "entry.added": { type: "timeline.entry-added", carries: "entry" },
  "entry.revised": { type: "timeline.entry-revised", carries: "entry" },
  "entry.removed": { type: "timeline.entry-removed", carries: "entry" },
  "postmortem.drafted": { type: "postmortem.drafted", carries: "postmortem" },
  "postmortem.published": { type: "postmortem.published", carries: "postmortem" },
  "postmortem.waived": { type: "postmortem.waived", carries: "incident" },
  "slo.alert-fired": { type: "slo.alert-fired", carries: "burn-alert" },
  "slo.alert-ended": { type: "slo.alert-ended", carries: "burn-alert" },
  "velocity.changed": { type: "velocity.changed", carries: "velocity" },
  "action-item.created": { type: "action-item.created", carries: "action-item" },
};

const FINISHED = new Set<string | undefined>(["DONE", "WONT_DO"]);

function hasClosed({ before, after }: EventOf<"action-item.edited">): boolean {
  return FINISHED.has(after.state) && !FINISHED.has(before.state);
}
