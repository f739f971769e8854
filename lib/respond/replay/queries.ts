import "server-only";
import { defineQuery } from "@/lib/platform/command/query";
import { iso } from "@/lib/platform/core/json";
import { loadIncident } from "@/lib/respond/incidents/load";
import { gatherRecord } from "./gather-record";
import { spanOf, standAt } from "./rules";
import { ReadReplay, ReadStanding } from "./schemas";

/** Everything to replay an incident from, minute by minute, in the browser. @throws DomainError NOT_FOUND. */
export const readReplay = defineQuery({
  name: "replay.read",
  weight: 5,
  permission: "incident.read",
  input: ReadReplay,
  sample: { incident: 42 },
  run: async (db, input, ctx) => {
    const incident = await loadIncident(db, input.incident, ctx.actor);
    const { number, title, importedAt } = incident;
    const record = await gatherRecord(db, incident);
    const isImported = importedAt !== null;
    return { incident: { number, title, isImported }, record, ...spanOf(incident, ctx.now) };
  },
});

/** How an incident stood at an instant. @throws DomainError NOT_FOUND. */
export const readStanding = defineQuery({
  name: "replay.read-standing",
  permission: "incident.read",
  input: ReadStanding,
  sample: { incident: 42, at: "2026-04-01T10:05:00Z" },
  run: async (db, input, ctx) => {
    const incident = await loadIncident(db, input.incident, ctx.actor);
    const { at, clocks, ...standing } = standAt(
      await gatherRecord(db, incident),
      input.at ?? ctx.now,
    );
    return {
      at: iso(at),
      ...standing,
      clocks: clocks.map(({ startedAt, dueAt, metAt, endedAt, ...clock }) => ({
        ...clock,
        startedAt: iso(startedAt),
        dueAt: iso(dueAt),
        metAt: iso(metAt),
        endedAt: iso(endedAt),
      })),
    };
  },
});
