import "server-only";
import { userIdOf } from "@/lib/platform/access/actor";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import type { Context } from "@/lib/platform/command/context";
import { forgetAnswers } from "@/lib/platform/command/idempotency";
import type { Tx } from "@/lib/platform/core/db";
import { IncidentEvents } from "@/lib/respond/incidents/events";
import { type IncidentRow, streamOf } from "@/lib/respond/incidents/load";
import { addParticipants } from "@/lib/respond/incidents/visibility/participants";
import { seersOf } from "@/lib/respond/incidents/visibility/visibility";
import type { Prisma } from "@/prisma/generated/client";

/**
 * Lets whoever has work in an incident take part in it, as it becomes restricted: nobody is left owing what they can
 * no longer find. Everybody else loses sight of it, and of the answers that were kept for their retries.
 * @returns what the record says of it; nothing where nobody had to be let in.
 */
export async function keepInvolved(
  tx: Tx,
  incident: IncidentRow,
  ctx: Context,
): Promise<AuditEntry[]> {
  const restricted = { id: incident.id, restricted: true };
  const kept = await tx.user.findMany({
    where: {
      AND: [
        { disabledAt: null },
        { OR: involvedIn(incident.id, ctx) },
        { NOT: seersOf(restricted) },
      ],
    },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  const ids = kept.map(({ id }) => id);
  await addParticipants(tx, incident.id, ids, ctx.now);
  const seers = await tx.user.findMany({ where: seersOf(restricted), select: { id: true } });
  await forgetAnswers(
    tx,
    streamOf(incident),
    seers.map(({ id }) => id),
  );
  if (kept.length === 0) return [];
  return [
    IncidentEvents.entry("incident.people-kept", {
      stream: streamOf(incident),
      subject: { type: "incident", id: incident.id },
      after: { userIds: ids, people: kept.map(({ name }) => name) },
    }),
  ];
}

/** Who restricts it, owns its postmortem or an action item, has a checklist item, or was offered command. */
function involvedIn(incidentId: string, ctx: Context): Prisma.UserWhereInput[] {
  const isAnswered = {
    acceptedAt: null,
    declinedAt: null,
    withdrawnAt: null,
    expiryRecordedAt: null,
  };
  const me = userIdOf(ctx.actor);
  return [
    // Never `{ id: undefined }`: Prisma would take it for everybody.
    ...(me === null ? [] : [{ id: me }]),
    { postmortemsOwned: { some: { incidentId } } },
    { actionItemsOwned: { some: { incidentId } } },
    { checklistItems: { some: { incidentId } } },
    { handoversTo: { some: { incidentId, ...isAnswered } } },
  ];
}
