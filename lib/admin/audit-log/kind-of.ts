import type { EventKind } from "@/lib/platform/audit/event";
import { declarationOf } from "@/lib/record/events/registry";
import { isNamedAsKind } from "./kinds-rules";

/** Whether an event of this type is of a kind, as its module says; one can be of two, as a refused sign-in is. */
export function isOfKind(type: string, kind: EventKind): boolean {
  const declared = declarationOf(type);
  return declared ? declared.kinds.includes(kind) : isNamedAsKind(type, kind);
}
