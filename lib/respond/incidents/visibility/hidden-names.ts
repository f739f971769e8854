import "server-only";
import type { Actor } from "@/lib/platform/access/actor";
import type { ReadDb } from "@/lib/platform/core/db";
import { invalidField } from "@/lib/platform/core/errors";
import { visibleTo } from "./visibility";

const NAMES = /\bINC-(\d{1,9})\b/gi;
const MOST_NUMBER = 2 ** 31 - 1;

/**
 * Refuses a reason that names a restricted incident where everybody can read it (docs/decisions/restricted.md).
 * Only who may know of that incident is told; for anybody else the name is one of nothing.
 * @throws DomainError INVALID
 */
export async function refuseHiddenNames(
  db: ReadDb,
  reason: string | undefined,
  incident: { readonly restricted: boolean },
  actor: Actor,
): Promise<void> {
  if (incident.restricted || reason === undefined) return;
  const numbers = [...reason.matchAll(NAMES)].map(([, number]) => Number(number));
  const known = numbers.filter((number) => number <= MOST_NUMBER);
  if (known.length === 0) return;
  const hidden = await db.incident.findFirst({
    where: { AND: [{ number: { in: known }, restricted: true }, visibleTo(actor)] },
    orderBy: { number: "asc" },
    select: { number: true },
  });
  if (!hidden) return;
  throw invalidField(
    "reason",
    `INC-${hidden.number} is restricted, and everybody can read this reason: say it without that number.`,
  );
}
