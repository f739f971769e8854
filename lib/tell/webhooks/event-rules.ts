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
  "slo.alert-fired": { group: "Budgets", says: "An error budget burns too fast" },
  "slo.alert-ended": { group: "Budgets", says: "It burns no faster than it may" },
  "velocity.changed": { group: "Budgets", says: "A service has to slow down, or may go on" },
} as const;
export type WebhookEventType = keyof typeof WEBHOOK_EVENTS;
export const WEBHOOK_EVENT_TYPES = Object.keys(WEBHOOK_EVENTS) as WebhookEventType[];

/** Sent by hand only, to any endpoint. */
export const TEST_EVENT = "webhook.test";

/** Whether an endpoint wants a type; one without a choice wants all, also those to come. */
export function wants(chosen: readonly string[], type: string): boolean {
  return chosen.length === 0 || chosen.includes(type);
}
