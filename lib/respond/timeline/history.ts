import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { iso } from "@/lib/platform/core/json";
import { sayEvent } from "@/lib/record/events/read-event";
import { loadIncident, streamOf } from "@/lib/respond/incidents/load";
import { readNaming } from "./references";
import { ReadTimeline } from "./schemas";

/** The newest 500 events of an incident as they were recorded, newest first. @throws DomainError NOT_FOUND. */
export const readHistory = defineQuery({
  name: "incident.history",
  permission: "incident.read",
  input: ReadTimeline,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const incident = await loadIncident(db, input.incident, ctx.actor);
    const events = await db.auditEvent.findMany({
      where: { stream: streamOf(incident) },
      orderBy: { seq: "desc" },
      take: 500,
    });
    const nameOf = await readNaming(db, events, ctx.actor);
    return events.map((event) => ({
      seq: event.seq,
      type: event.type,
      text: sayEvent(event, nameOf),
      by: event.actorName,
      via: event.via,
      recordedAt: iso(event.recordedAt),
      hash: event.hash,
    }));
  },
});
