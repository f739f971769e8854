import "server-only";
import type { ReadDb, Tx } from "@/lib/platform/core/db";
import { DomainError, notFound } from "@/lib/platform/core/errors";
import { SLO, type SloRow, viewSlo } from "./view";

/** @throws DomainError NOT_FOUND. */
export async function loadSlo(db: ReadDb, number: number): Promise<SloRow> {
  const slo = await db.slo.findUnique({ where: { number }, ...SLO });
  if (!slo) throw notFound("This SLO");
  return slo;
}

/**
 * An SLO, held until the transaction ends.
 * @param version what the change was based on, where somebody says so
 * @throws DomainError NOT_FOUND; CONFLICT with what it is now when somebody changed it since.
 */
export async function lockSlo(tx: Tx, number: number, version?: number): Promise<SloRow> {
  await tx.$queryRaw`select 1 from slo where number = ${number} for update`;
  const slo = await loadSlo(tx, number);
  if (version !== undefined && slo.version !== version) {
    throw new DomainError(
      "CONFLICT",
      "Somebody changed this SLO meanwhile. Compare with what it is now, and save again.",
      { current: viewSlo(slo) },
    );
  }
  return slo;
}

/** @throws DomainError CONFLICT for one that is archived. */
export function requireInUse(slo: Pick<SloRow, "archivedAt">): void {
  if (slo.archivedAt === null) return;
  throw new DomainError("CONFLICT", "This SLO is archived: restore it first.");
}
