/** What a webhook can tell of; groups and sentences are those of the form and the documentation. */
export const WEBHOOK_EVENTS = {
  "incident.declared": { group: "Incident", says: "An incident was declared" },
  "incident.acknowledged": { group: "Incident", says: "Somebody took it up" },
  "incident.severity-changed": { group: "Incident", says: "It got better or worse" },
  "incident.mitigated": { group: "Incident", says: "User impact has ended" },
  "incident.resolved": { group: "Incident", says: "The fix is verified" },
  "incident.reopened": { group: "Incident", says: "A mitigation or resolution was taken back" },
  "incident.closed": { group: "Incident", says: "Follow-up is complete" },
  "incident.cancelled": { group: "Incident", says: "It was a false alarm or a duplicate" },
  "incident.edited": { group: "Incident", says: "Title, services or other details changed" },
  "incident.facts-corrected": { group: "Incident", says: "A time or a figure was corrected" },
  "incident.role-assumed": { group: "Incident", says: "Somebody got a role" },
  "incident.role-relinquished": { group: "Incident", says: "Somebody gave a role back" },
  "incident.clock-breached": {
    group: "Promises",
    says: "A response, update or postmortem is late",
  },
  "incident.update-sent": { group: "Promises", says: "Stakeholders got an update" },
  "timeline.entry-added": { group: "Timeline", says: "Somebody wrote an entry" },
  "timeline.entry-revised": { group: "Timeline", says: "An entry was changed" },
  "timeline.entry-removed": { group: "Timeline", says: "An entry was struck out" },
  "postmortem.drafted": { group: "Follow-up", says: "A postmortem was begun" },
  "postmortem.published": { group: "Follow-up", says: "A postmortem was published" },
  "postmortem.waived": { group: "Follow-up", says: "A postmortem was waived" },
  "action-item.created": { group: "Follow-up", says: "An action item was added" },
  "action-item.edited": { group: "Follow-up", says: "An action item changed" },
  "action-item.closed": { group: "Follow-up", says: "An action item was done or dropped" },
} as const;
export type WebhookEventType = keyof typeof WEBHOOK_EVENTS;
export const WEBHOOK_EVENT_TYPES = Object.keys(WEBHOOK_EVENTS) as WebhookEventType[];

/** Sent by hand only, to any endpoint. */
export const TEST_EVENT = "webhook.test";

/** What a message carries beside the incident, in the API's own shapes. */
export type Carries =
  | "incident"
  | "clock"
  | "update"
  | "role"
  | "entry"
  | "postmortem"
  | "action-item";

/** The part of an audit event that the rules read. */
export type RecordedEvent = {
  readonly type: string;
  readonly command: string;
  readonly before: unknown;
  readonly after: unknown;
};

type Told = { readonly type: WebhookEventType; readonly carries: Carries };

/** What outsiders are told of an event of the record; null for what they are not. */
export function toldOf(event: RecordedEvent): Told | null {
  if (HISTORY.has(event.command)) return null;
  if (event.type === "action-item.edited") {
    const type = hasClosed(event) ? "action-item.closed" : "action-item.edited";
    return { type, carries: "action-item" };
  }
  return TOLD.get(event.type) ?? null;
}

/** Whether an endpoint wants a type; one without a choice wants all, also those to come. */
export function wants(chosen: readonly string[], type: string): boolean {
  return chosen.length === 0 || chosen.includes(type);
}

/** They write down what happened elsewhere or never: no news. */
const HISTORY = new Set(["import.incident", "demo.load"]);

/** One line an audit event; one without a line is told to nobody outside. */
const TOLD: ReadonlyMap<string, Told> = new Map<string, Told>([
  ["incident.declared", { type: "incident.declared", carries: "incident" }],
  ["incident.acknowledged", { type: "incident.acknowledged", carries: "incident" }],
  ["incident.severity-changed", { type: "incident.severity-changed", carries: "incident" }],
  ["incident.mitigated", { type: "incident.mitigated", carries: "incident" }],
  ["incident.resolved", { type: "incident.resolved", carries: "incident" }],
  ["incident.mitigation-retracted", { type: "incident.reopened", carries: "incident" }],
  ["incident.resolution-retracted", { type: "incident.reopened", carries: "incident" }],
  ["incident.closed", { type: "incident.closed", carries: "incident" }],
  ["incident.cancelled", { type: "incident.cancelled", carries: "incident" }],
  ["incident.edited", { type: "incident.edited", carries: "incident" }],
  ["incident.facts-corrected", { type: "incident.facts-corrected", carries: "incident" }],
  ["incident.role-assumed", { type: "incident.role-assumed", carries: "role" }],
  ["incident.role-relinquished", { type: "incident.role-relinquished", carries: "role" }],
  ["clock.breached", { type: "incident.clock-breached", carries: "clock" }],
  ["update.sent", { type: "incident.update-sent", carries: "update" }],
  ["entry.added", { type: "timeline.entry-added", carries: "entry" }],
  ["entry.revised", { type: "timeline.entry-revised", carries: "entry" }],
  ["entry.removed", { type: "timeline.entry-removed", carries: "entry" }],
  ["postmortem.drafted", { type: "postmortem.drafted", carries: "postmortem" }],
  ["postmortem.published", { type: "postmortem.published", carries: "postmortem" }],
  ["postmortem.waived", { type: "postmortem.waived", carries: "incident" }],
  ["action-item.created", { type: "action-item.created", carries: "action-item" }],
]);

const FINISHED = new Set<unknown>(["DONE", "WONT_DO"]);

function hasClosed({ before, after }: RecordedEvent): boolean {
  return FINISHED.has(stateIn(after)) && !FINISHED.has(stateIn(before));
}

function stateIn(value: unknown): unknown {
  return typeof value === "object" && value !== null && "state" in value ? value.state : undefined;
}
