"use client";
import { useCallback } from "react";
import { useDraft } from "@/components/ui/form/draft";
import type { QueuedEntry } from "@/lib/respond/timeline/outbox-rules";
import { ENTRY_KINDS, type EntryKind } from "@/lib/respond/timeline/schemas";
import { type Extras, NO_EXTRAS } from "./composer-extras";

export type EntryDraft = ReturnType<typeof useEntryDraft>;

/** An entry being written, with its kind, time and evidence; all of it survives a reload. */
export function useEntryDraft(incident: number) {
  const { text, write, clear: clearText } = useDraft(`composer-${incident}`);
  const details = useDraft(`composer-${incident}-details`);
  const { kind, extras } = readDetails(details.text);
  const keep = (next: { kind: EntryKind; extras: Extras }) => details.write(JSON.stringify(next));
  const clearDetails = details.clear;
  const clear = useCallback(() => {
    clearText();
    clearDetails();
  }, [clearText, clearDetails]);
  return {
    text,
    kind,
    extras,
    write,
    setKind: (next: EntryKind) => keep({ kind: next, extras }),
    setExtras: (next: Extras) => keep({ kind, extras: next }),
    clear,
    /** Brings a refused entry back into the box, before what is being written there. */
    restore: (entry: QueuedEntry) => {
      write([entry.body, text].filter(Boolean).join("\n\n"));
      const { occurredAt, keyMoment } = entry;
      const evidenceUrl = entry.evidenceUrl ?? "";
      keep({ kind: entry.kind, extras: { occurredAt, keyMoment, evidenceUrl } });
    },
  };
}

function readDetails(text: string): { kind: EntryKind; extras: Extras } {
  try {
    const { kind, extras } = JSON.parse(text) as { kind?: unknown; extras?: Partial<Extras> };
    return {
      kind: ENTRY_KINDS.find((each) => each === kind) ?? "NOTE",
      extras: { ...NO_EXTRAS, ...extras },
    };
  } catch {
    return { kind: "NOTE", extras: NO_EXTRAS };
  }
}
