"use client";
import { useEffect } from "react";
import { useShortcut } from "./shortcut";

const ROW = "[data-row]";
/** What takes the focus for its row; without one, the row itself does. */
const HANDLE = "[data-row-handle]";
const CONTROL = "a[href], button, select, input, textarea";

/** `J` and `K` walk the rows of a page, marked with `data-row`; Enter goes into the row. `of` names one row. */
export function RowKeys({ of }: { of: string }) {
  useShortcut({ key: "J", label: `Next ${of}`, run: () => walk(1), repeats: true });
  useShortcut({ key: "K", label: `Previous ${of}`, run: () => walk(-1), repeats: true });
  useEffect(() => {
    window.addEventListener("keydown", enterRow);
    return () => window.removeEventListener("keydown", enterRow);
  }, []);
  return null;
}

function walk(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROW)].filter((row) =>
    row.checkVisibility(),
  );
  const current = document.activeElement?.closest<HTMLElement>(ROW);
  const at = current ? rows.indexOf(current) : -1;
  const next = at === -1 ? rows.at(step === 1 ? 0 : -1) : rows[at + step];
  const target = next?.querySelector<HTMLElement>(HANDLE) ?? next;
  target?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

function enterRow(event: KeyboardEvent): void {
  const row = document.activeElement;
  if (event.key !== "Enter" || event.defaultPrevented || !row?.matches(ROW)) return;
  const control = row.querySelector<HTMLElement>(CONTROL);
  if (!control) return;
  event.preventDefault();
  control.focus();
}
