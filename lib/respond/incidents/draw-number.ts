import "server-only";
import type { Tx } from "@/lib/platform/core/db";
import { drawHiddenNumber } from "@/lib/platform/core/hidden-number";

/** A number for a restricted incident, in place of the next one of the sequence. */
export function drawNumber(tx: Tx): Promise<number> {
  return drawHiddenNumber((number) => tx.incident.count({ where: { number } }));
}
