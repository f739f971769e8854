import "server-only";
import type { Tx } from "@/lib/platform/core/db";

/** Makes the proposals of a postmortem commitments. @returns how many there were. */
export async function acceptProposals(tx: Tx, postmortemId: string): Promise<number> {
  const { count } = await tx.actionItem.updateMany({
    where: { postmortemId, state: "PROPOSED" },
    data: { state: "OPEN", version: { increment: 1 } },
  });
  return count;
}
