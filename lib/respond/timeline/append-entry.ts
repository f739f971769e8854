import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import { defineCommand } from "@/lib/platform/command/command";
import { isFuture } from "@/lib/platform/core/clock/clock";
import { invalidField } from "@/lib/platform/core/errors";
import { loadIncident } from "@/lib/respond/incidents/load";
import { insertEntry } from "./insert-entry";
import { AppendEntry } from "./schemas";
import { viewNewEntry } from "./view";

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
    const { kind, body, keyMoment, evidenceUrl = null } = input;
    const entry = { kind, body, occurredAt, evidenceUrl, keyMoment, authorId: userIdOf(ctx.actor) };
    const { row, audit } = await insertEntry(tx, incident.id, entry, ctx);
    return { result: viewNewEntry(row, ctx.actor), audit: [audit] };
  },
});

/** @throws DomainError INVALID for an instant further ahead than clocks may differ. */
export function refuseFuture(occurredAt: Date, now: Date): void {
  if (!isFuture(occurredAt, now)) return;
  throw invalidField("occurredAt", "This time lies in the future: give when it happened.");
}
