import "server-only";
import type { Context } from "@/lib/platform/command/context";
import type { Tx } from "@/lib/platform/core/db";
import { refuseWith } from "@/lib/platform/core/errors";
import type { IncidentRow } from "./load";
import { checkFacts, deriveStatus } from "./rules";

/** Columns a command may set; status and version follow by themselves. */
export type IncidentChanges = Partial<
  Omit<IncidentRow, "id" | "number" | "policy" | "status" | "version">
>;

/**
 * Writes changed columns of a locked incident, with the status its facts now say, as a new version.
 * @throws DomainError INVALID, field by field, when the facts contradict each other.
 */
export async function saveIncident(
  tx: Tx,
  incident: IncidentRow,
  changes: IncidentChanges,
  ctx: Context,
): Promise<IncidentRow> {
  const after = { ...incident, ...changes };
  refuseWith(checkFacts(after, ctx.now));
  return tx.incident.update({
    where: { id: incident.id, version: incident.version },
    data: { ...changes, status: deriveStatus(after), version: { increment: 1 } },
  });
}
