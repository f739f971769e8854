import "server-only";
import { z } from "zod";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import type { Severity } from "@/lib/respond/clocks/policy";
import { SEVERITIES } from "@/lib/respond/clocks/policy";
import type { ChecklistItem } from "@/prisma/generated/client";
import { HANDBOOK_TEMPLATE, PHASES, PROOFS } from "./template";

/** A template as stored: which items each severity gets. */
export const ChecklistTemplate = z.array(
  z.strictObject({
    key: z.string().regex(/^[a-z0-9-]{1,60}$/),
    phase: z.enum(PHASES),
    text: z.string().min(1).max(200),
    hint: z.string().max(300),
    proof: z.enum(PROOFS).nullable(),
    severities: z.array(z.enum(SEVERITIES)).default([...SEVERITIES]),
  }),
);

/** Copies the template in force for a severity into an incident; later edits of it change nothing here. */
export async function snapshotChecklist(tx: Tx, incidentId: string, severity: Severity) {
  const items = await templateInForce(tx);
  await tx.checklistItem.createMany({
    data: items
      .filter(({ severities }) => severities.includes(severity))
      .map(({ severities: _severities, ...item }, position) => ({ incidentId, position, ...item })),
  });
}

async function templateInForce(db: ReadDb) {
  const newest = await db.checklistTemplateRevision.findFirst({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return ChecklistTemplate.parse(newest?.template ?? HANDBOOK_TEMPLATE);
}

/** What people said of an item, and who it is given to. */
export async function saveItem(
  tx: Tx,
  itemId: string,
  changes: Partial<Pick<ChecklistItem, "state" | "reason" | "doneById" | "doneAt" | "assigneeId">>,
): Promise<void> {
  await tx.checklistItem.update({ where: { id: itemId }, data: changes });
}
