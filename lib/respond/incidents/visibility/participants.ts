import "server-only";
import type { Tx } from "@/lib/platform/core/db";

/** Lets people take part in an incident, which opens a restricted one to them. Who does already stays as they are. */
export async function addParticipants(
  tx: Tx,
  incidentId: string,
  userIds: readonly string[],
  now: Date,
): Promise<void> {
  await tx.participant.createMany({
    data: userIds.map((userId) => ({ incidentId, userId, addedAt: now })),
    skipDuplicates: true,
  });
}
