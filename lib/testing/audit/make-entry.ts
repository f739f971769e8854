import { z } from "zod";
import type { AuditEntry, EntryBase } from "@/lib/platform/audit/entry";
import { defineEvents, event, QUIET } from "@/lib/platform/audit/event";
import type { Json } from "@/lib/platform/core/json";

/** An entry of a type that only a test knows. */
export function makeEntry(type: string, parts: EntryBase & { readonly after?: Json }): AuditEntry {
  const declared = defineEvents({
    [type]: event({ kind: "settings", after: z.json(), reads: QUIET }),
  });
  return declared.entry(type, { ...parts, after: parts.after ?? null });
}
