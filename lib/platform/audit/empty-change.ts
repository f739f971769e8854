import { canonicalJson } from "./chain";
import type { AuditEntry } from "./entry";
import type { ChangedRow } from "./row-proof";

/**
 * Refuses a command that raised a row's version while every event of that row says that nothing changed: it
 * stored something of which its record keeps silent, or should have answered `{ audit: "unchanged" }`.
 * @throws TypeError naming the command and the event
 */
export function refuseEmptyChange(
  command: string,
  entries: readonly AuditEntry[],
  changed: readonly ChangedRow[],
): void {
  for (const { table, was, now } of changed) {
    if (!was || !now || was.version === now.version) continue;
    const own = entries.filter(({ subject }) => subject.id === now.id);
    if (own.length === 0 || !own.every(saysNothing)) continue;
    throw new TypeError(
      `${command} raised the version of ${table}, and ${own[0]?.type} says that nothing changed: ` +
        `let its event tell the field, or answer { audit: "unchanged" }.`,
    );
  }
}

/** Whether it tells what was and what is, and both are the same. */
function saysNothing({ before, after }: AuditEntry): boolean {
  if (before === null || before === undefined || after === null || after === undefined)
    return false;
  return canonicalJson(before) === canonicalJson(after);
}
