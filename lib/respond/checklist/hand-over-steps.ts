import "server-only";
import type { AuditEntry } from "@/lib/platform/audit/entry";
import type { Tx } from "@/lib/platform/core/db";
import type { Prisma } from "@/prisma/generated/client";
import { ChecklistEvents } from "./events";

/** Checklist items that wait for somebody in incidents that are not over. */
export const openStepsOf = (assigneeId: string): Prisma.ChecklistItemWhereInput => ({
  assigneeId,
  state: "OPEN",
  incident: { status: { in: ["TRIAGE", "INVESTIGATING", "MITIGATED"] } },
});

/** Gives all open checklist items of one person to another, or to nobody. */
export async function handOverSteps(
  tx: Tx,
  fromId: string,
  toId: string | null,
): Promise<AuditEntry[]> {
  const steps = await tx.checklistItem.updateManyAndReturn({
    where: openStepsOf(fromId),
    data: { assigneeId: toId },
    select: { id: true, key: true, incidentId: true },
  });
  return steps.map(({ id, key, incidentId }) =>
    ChecklistEvents.entry("checklist.item-assigned", {
      stream: `incident:${incidentId}`,
      subject: { type: "checklist-item", id },
      before: { key, assigneeId: fromId },
      after: { key, assigneeId: toId },
    }),
  );
}
