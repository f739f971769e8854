import "server-only";
import { ACTION_ITEM, viewActionItem } from "@/lib/learn/action-items/view";
import type { ReadDb } from "@/lib/platform/core/db";
import { env } from "@/lib/platform/core/env";
import { iso } from "@/lib/platform/core/json";
import { readEvent, readEventOf } from "@/lib/record/events/read-event";
import { readIncidentView, refOf, viewClock } from "@/lib/respond/incidents/view";
import { readEntryView } from "@/lib/respond/timeline/view";
import { UPDATE_VIEW, viewUpdate } from "@/lib/respond/updates/view";
import { BURN_ALERT, viewBurnAlert } from "@/lib/slo/burn-alerts/view";
import type { WebhookEventType } from "@/lib/tell/webhooks/event-rules";
import type { Carries } from "@/lib/tell/webhooks/told-rules";
import type { AuditEvent } from "@/prisma/generated/client";

/**
 * The text that is signed and sent for an event: `{ type, timestamp, data }` by the Standard Webhooks spec.
 * `data` holds the API's own shapes as they are now, who did it, and why where a reason was asked for.
 */
export async function buildMessage(
  db: ReadDb,
  event: AuditEvent,
  incidentId: string | null,
  told: { type: WebhookEventType; carries: Carries },
  now: Date,
): Promise<string> {
  const by = { id: event.actorId, name: event.actorName };
  const thing = await readThing(db, event, incidentId, told.carries, now);
  return JSON.stringify({
    type: told.type,
    timestamp: iso(event.occurredAt),
    data: { ...thing, by, reason: event.reason },
  });
}

async function readThing(
  db: ReadDb,
  event: AuditEvent,
  incidentId: string | null,
  carries: Carries,
  now: Date,
): Promise<object> {
  if (carries === "action-item") return readActionItem(db, event.subjectId, now);
  if (carries === "burn-alert") return readBurnAlert(db, event.subjectId);
  if (carries === "velocity") return readDecision(event);
  if (incidentId === null) return {};
  const incident = await readIncidentView(db, incidentId, { actor: "EVERYBODY", now });
  switch (carries) {
    case "incident":
      return { incident };
    case "clock":
      return { incident, clock: await readClock(db, event.subjectId, now) };
    case "update":
      return { incident, update: await readUpdate(db, event.subjectId) };
    case "role":
      return { incident, ...readRole(event) };
    case "postmortem":
      return { incident, postmortem: await readPostmortem(db, incidentId, incident.number) };
    case "entry": {
      // An entry comes often, and the incident with all its clocks is large.
      const { number, title, severity, status, kind, url } = incident;
      const thin = { number, ref: refOf(number), title, severity, status, kind, url };
      return { incident: thin, entry: await readEntryView(db, event.subjectId) };
    }
  }
}

async function readActionItem(db: ReadDb, id: string, now: Date) {
  const item = await db.actionItem.findUniqueOrThrow({ where: { id }, ...ACTION_ITEM });
  return { actionItem: viewActionItem(item, now) };
}

async function readBurnAlert(db: ReadDb, id: string) {
  const alert = await db.burnAlert.findUniqueOrThrow({ where: { id }, ...BURN_ALERT });
  return { alert: viewBurnAlert(alert) };
}

/** The decision as it was recorded, and the one before it. */
function readDecision(stored: AuditEvent) {
  const event = readEventOf("velocity.changed", stored);
  if (!event) return {};
  const { service: slug, name, ...velocity } = event.after;
  return { service: { slug, name }, velocity: { ...velocity, previous: event.before.decision } };
}

async function readClock(db: ReadDb, id: string, now: Date) {
  return viewClock(await db.clockSegment.findUniqueOrThrow({ where: { id } }), now);
}

async function readUpdate(db: ReadDb, id: string) {
  return viewUpdate(await db.statusUpdate.findUniqueOrThrow({ where: { id }, ...UPDATE_VIEW }));
}

async function readPostmortem(db: ReadDb, incidentId: string, number: number) {
  const { id, state, dueAt, publishedAt } = await db.postmortem.findUniqueOrThrow({
    where: { incidentId },
  });
  const url = `${env().NEXTAUTH_URL}/incidents/${number}/postmortem`;
  return { id, state, dueAt: iso(dueAt), publishedAt: iso(publishedAt), url };
}

/** Which role, and the names of whoever got it or gave it back, as the record says it. */
function readRole(stored: AuditEvent) {
  const event = readEvent(stored);
  if (event?.type === "incident.role-assumed") {
    return { role: event.after.role, people: [event.after.person] };
  }
  return event?.type === "incident.role-relinquished" ? event.before : { role: null, people: [] };
}
