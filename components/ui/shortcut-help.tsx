"use client";
import { useState } from "react";
import { Dialog } from "./dialog";
import { Kbd } from "./kbd";
import { useKnownShortcuts, useShortcut } from "./shortcut";

/** Shows on `?` which keys work on this page. Every one of them also has a button. */
export function ShortcutHelp() {
  const [open, setOpen] = useState(false);
  useShortcut("?", () => setOpen(true), true, "Show this list");
  const shortcuts = [...useKnownShortcuts()].sort((a, b) => a.label.localeCompare(b.label));
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Keys on this page">
      <dl className="grid gap-x-8 sm:grid-cols-2">
        {shortcuts.map(({ key, label }) => (
          <div key={`${key} ${label}`} className="flex items-center justify-between gap-4 py-1.5">
            <dt className="text-ink-soft">{label}</dt>
            <dd>
              <Kbd>{key.length === 1 ? key.toUpperCase() : key}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
