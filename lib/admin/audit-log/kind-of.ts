import type { EventKind } from "@/lib/platform/audit/event";
import { declarationOf } from "@/lib/record/events/registry";

/** What kinds an event of this type is of; none where this Muster does not know the type. */
export function kindsOf(type: string): readonly EventKind[] {
  return declarationOf(type)?.kinds ?? [];
}
