import "server-only";
import { defineCommand } from "@/lib/platform/command/command";
import { lockIncident } from "@/lib/respond/incidents/load";
import { refuseFuture } from "./append-entry";
import { keepRevision, loadEntry } from "./revisions";
import { ReviseEntry } from "./schemas";
import { readEntryView } from "./view";

/**
 * Changes an entry as a new revision; the earlier ones stay readable (docs/rules/timeline.md).
 * @throws DomainError NOT_FOUND; CONFLICT when it was removed or the revision is stale; INVALID.
 */
export const reviseEntry = defineCommand({
  name: "timeline.revise",
  permission: "timeline.write",
  input: ReviseEntry,
  sample: {
    incident: 42,
    entryId: "00000000-0000-7000-8000-000000000000",
    body: "Error rate fell to 2 %",
  },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(
      tx,
      { incident: input.incident, reason: input.reason },
      ctx.actor,
    );
    const before = await loadEntry(tx, incident.id, input);
    if (input.occurredAt) refuseFuture(input.occurredAt, ctx.now);
    const changes = changesOf(input);
    if (Object.keys(changes).length === 0) {
      return { result: await readEntryView(tx, before.id), audit: "unchanged" };
    }
    const entry = await tx.timelineEntry.update({
      where: { id: before.id, revision: before.revision },
      data: { ...changes, revision: { increment: 1 } },
    });
    const audit = await keepRevision(tx, entry, "entry.revised", input.reason ?? null, ctx);
    return { result: await readEntryView(tx, entry.id), audit: [audit] };
  },
});

function changesOf(input: ReviseEntry) {
  const { kind, body, occurredAt, evidenceUrl, keyMoment } = input;
  return {
    ...(kind !== undefined && { kind }),
    ...(body !== undefined && { body }),
    ...(occurredAt !== undefined && { occurredAt }),
    ...(evidenceUrl !== undefined && { evidenceUrl }),
    ...(keyMoment !== undefined && { keyMoment }),
  };
}
