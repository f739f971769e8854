import "server-only";
import { userIdOf } from "@/lib/access/actor";
import { isFuture } from "@/lib/core/clock";
import { invalidField } from "@/lib/core/errors";
import { loadIncident } from "@/lib/incidents/load";
import { defineCommand } from "@/lib/shell/command";
import { keepRevision } from "./revisions";
import { AppendEntry } from "./schemas";
import { readEntryView } from "./view";

/**
 * Adds what a person saw, did or decided. It may be backdated and is sorted by when it happened.
 * The incident's row is not locked: writers never wait for each other but at the chain's head.
 * @throws DomainError NOT_FOUND; INVALID for an empty text, a future time or a link that is not http(s).
 */
export const appendEntry = defineCommand({
  name: "timeline.append",
  permission: "timeline.write",
  input: AppendEntry,
  sample: { incident: 42, body: "Error rate is falling since the rollback", kind: "OBSERVATION" },
  run: async (tx, input, ctx) => {
    const incident = await loadIncident(tx, input.incident, ctx.actor);
    const occurredAt = input.occurredAt ?? ctx.now;
    refuseFuture(occurredAt, ctx.now);
    const entry = await tx.timelineEntry.create({
      data: {
        incidentId: incident.id,
        kind: input.kind,
        body: input.body,
        occurredAt,
        recordedAt: ctx.now,
        authorId: userIdOf(ctx.actor),
        evidenceUrl: input.evidenceUrl ?? null,
        keyMoment: input.keyMoment,
      },
    });
    const audit = await keepRevision(tx, entry, "entry.added", null, ctx);
    return { result: await readEntryView(tx, entry.id), audit: [audit] };
  },
});

/** @throws DomainError INVALID for an instant further ahead than clocks may differ. */
export function refuseFuture(occurredAt: Date, now: Date): void {
  if (!isFuture(occurredAt, now)) return;
  throw invalidField("occurredAt", "This time lies in the future: give when it happened.");
}
