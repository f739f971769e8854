"use client";
import { useEffect, useRef, useState } from "react";
import { useShortcut } from "@/components/ui/keys/shortcut";
import { extendTo, NOTHING, type Selection, stillListed, toggleRow } from "./selection-rules";

/**
 * The rows that are chosen for one change. `X` chooses the row in focus; with Shift, all from the last one touched;
 * Shift with `J` and `K` chooses while it walks.
 * @param ids of the rows, in the order shown
 */
export function useSelection(ids: readonly string[], disabledReason: string | null) {
  const [kept, setKept] = useState<Selection>(NOTHING);
  const selection = stillListed(kept, ids);
  function touch(id: string, withRange: boolean) {
    setKept(withRange ? extendTo(selection, ids, id) : toggleRow(selection, id));
  }
  const extend = useRef<(id: string) => void>(() => undefined);
  useEffect(() => {
    extend.current = (id) => touch(id, true);
  });
  useShortcut({
    key: "X",
    label: "Choose the action item; with Shift, all up to it",
    disabledReason,
    run: () => {
      const id = rowInFocus();
      if (id !== null) touch(id, false);
    },
  });
  useEffect(() => {
    if (disabledReason !== null) return;
    const listen = (event: KeyboardEvent) => chooseRange(event, (id) => extend.current(id));
    // Before the page's keys, for which Shift makes no difference.
    window.addEventListener("keydown", listen, true);
    return () => window.removeEventListener("keydown", listen, true);
  }, [disabledReason]);
  return { chosen: selection.chosen, touch, keep: (ids: readonly string[]) => setKept(only(ids)) };
}

function only(ids: readonly string[]): Selection {
  return { chosen: new Set(ids), anchor: null };
}

function chooseRange(event: KeyboardEvent, extend: (id: string) => void): void {
  const id = rowInFocus();
  if (!event.shiftKey || id === null || isTyping(event.target)) return;
  const key = event.key.toLowerCase();
  if (key === "x") {
    event.preventDefault();
    extend(id);
  } else if (key === "j" || key === "k") {
    extend(id);
    setTimeout(() => extend(rowInFocus() ?? id));
  }
}

/** The id of the row that has the focus, or of what has it. */
function rowInFocus(): string | null {
  return document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset.id ?? null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches("input:not([type=checkbox]), select, textarea")
  );
}
