import "server-only";
import { type AuditEntry, WORKSPACE_STREAM } from "@/lib/platform/audit/entry";
import type { Tx } from "@/lib/platform/core/db";
import type { Prisma } from "@/prisma/generated/client";
import { RunbookEvents } from "./events";

/** Runbooks in use that somebody keeps. */
export const runbooksOf = (ownerId: string): Prisma.RunbookWhereInput => ({
  ownerId,
  archivedAt: null,
});

/** Gives all runbooks of one person to another. */
export async function handOverRunbooks(
  tx: Tx,
  fromId: string,
  toId: string,
): Promise<AuditEntry[]> {
  const runbooks = await tx.runbook.updateManyAndReturn({
    where: runbooksOf(fromId),
    data: { ownerId: toId, version: { increment: 1 } },
    select: { id: true },
  });
  return runbooks.map(({ id }) =>
    RunbookEvents.entry("runbook.edited", {
      stream: WORKSPACE_STREAM,
      subject: { type: "runbook", id },
      before: { ownerId: fromId },
      after: { ownerId: toId },
    }),
  );
}
