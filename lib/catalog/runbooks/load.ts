import "server-only";
import type { Tx } from "@/lib/platform/core/db";
import { DomainError, notFound } from "@/lib/platform/core/errors";
import { RUNBOOK, type RunbookRow } from "./view";

/**
 * A runbook as its version was read, held until the transaction ends.
 * @throws DomainError NOT_FOUND; CONFLICT with the current text when somebody changed it since.
 */
export async function lockRunbook(tx: Tx, number: number, version: number): Promise<RunbookRow> {
  await tx.$queryRaw`select 1 from runbook where number = ${number} for update`;
  const runbook = await tx.runbook.findUnique({ where: { number }, ...RUNBOOK });
  if (!runbook) throw notFound("This runbook");
  if (runbook.version !== version) {
    const { title, body } = runbook;
    throw new DomainError(
      "CONFLICT",
      "Somebody changed this runbook meanwhile. What you wrote is kept: compare, and save again.",
      { current: { version: runbook.version, title, body } },
    );
  }
  return runbook;
}
