import "server-only";
import type { Naming } from "@/lib/platform/audit/event";
import type { ReadDb } from "@/lib/platform/core/db";
import { readEventOf, type StoredEvent } from "@/lib/record/events/read-event";
import { refOf } from "@/lib/respond/incidents/view";
import { type Reader, visibleTo } from "@/lib/respond/incidents/visibility/visibility";

/**
 * How the incidents that events point at are called by this reader: those they may not know of have no name.
 * Events hold ids; earlier ones hold the reference itself, which is looked up all the same.
 */
export async function readNaming(
  db: ReadDb,
  events: readonly StoredEvent[],
  reader: Reader,
): Promise<Naming> {
  const asked = [...new Set(events.flatMap(pointersIn))];
  if (asked.length === 0) return () => null;
  const numbers = asked.flatMap((each) => (REF.test(each) ? [Number(each.slice(4))] : []));
  const ids = asked.filter((each) => !REF.test(each));
  const found = await db.incident.findMany({
    where: { AND: [{ OR: [{ id: { in: ids } }, { number: { in: numbers } }] }, visibleTo(reader)] },
    select: { id: true, number: true },
  });
  const refs = new Map(
    found.flatMap(({ id, number }) => [
      [id, refOf(number)],
      [refOf(number), refOf(number)],
    ]),
  );
  return (pointer) => refs.get(pointer) ?? null;
}

const REF = /^INC-\d{1,9}$/;

/** What points at another incident: `duplicateOf` is the earlier form. */
function pointersIn(stored: StoredEvent): string[] {
  if (stored.type !== "incident.cancelled") return [];
  const after = readEventOf("incident.cancelled", stored)?.after;
  return [after?.duplicateOfId, after?.duplicateOf].filter((each) => typeof each === "string");
}
