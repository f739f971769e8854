import "server-only";
import { defineCommand } from "@/lib/platform/command/command";
import { lockIncident } from "@/lib/respond/incidents/load";
import { keepRevision, loadEntry } from "./revisions";
import { RemoveEntry } from "./schemas";
import { readEntryView } from "./view";

/**
 * Strikes an entry through, with the reason; it stays readable and in the chain.
 * @throws DomainError NOT_FOUND; CONFLICT when it was removed before.
 */
export const removeEntry = defineCommand({
  name: "timeline.remove",
  permission: "timeline.write",
  input: RemoveEntry,
  sample: {
    incident: 42,
    entryId: "00000000-0000-7000-8000-000000000000",
    reason: "Written in the wrong incident",
  },
  run: async (tx, input, ctx) => {
    const incident = await lockIncident(
      tx,
      { incident: input.incident, reason: input.reason },
      ctx.actor,
    );
    const { id, revision } = await loadEntry(tx, incident.id, input);
    const entry = await tx.timelineEntry.update({
      where: { id, revision },
      data: { removedAt: ctx.now, revision: { increment: 1 } },
    });
    const audit = await keepRevision(tx, entry, "entry.removed", input.reason, ctx);
    return { result: await readEntryView(tx, entry.id), audit: [audit] };
  },
});
