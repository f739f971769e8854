"use client";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Keys } from "./kbd";
import { type Shortcut, useKnownShortcuts, useShortcut } from "./shortcut";

const GROUPS = ["This page", "Everywhere", "Go to"] as const;

/** Shows on `?` which keys work on this page. Every one of them also has a button. */
export function ShortcutHelp() {
  const [open, setOpen] = useState(false);
  useShortcut({
    key: "?",
    label: "Show the keys",
    run: () => setOpen(true),
    group: "Everywhere",
  });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Keys on this page"
      description="They work while you are not typing; each has a button as well. Ctrl K or ⌘K opens the search at any time."
      size="lg"
    >
      <KeyList />
    </Dialog>
  );
}

function KeyList() {
  const shortcuts = useKnownShortcuts().filter(({ key }) => key !== undefined);
  const groups = GROUPS.map((name) => ({
    name,
    shortcuts: shortcuts.filter(({ group }) => group === name),
  })).filter((group) => group.shortcuts.length > 0);
  return (
    <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
      {groups.map(({ name, shortcuts }) => (
        <section key={name} aria-label={name} className="first:row-span-2">
          <h3 className="border-b pb-1.5 font-medium text-ink-soft text-sm">{name}</h3>
          <dl className="pt-1">
            {shortcuts.map((shortcut) => (
              <Line key={`${shortcut.key} ${shortcut.label}`} shortcut={shortcut} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Line({ shortcut: { key = "", label, disabledReason } }: { shortcut: Shortcut }) {
  return (
    <div className="flex items-start justify-between gap-4 py-1.5">
      <dt className={disabledReason ? "text-ink-faint" : ""}>
        {label}
        {disabledReason ? <span className="block text-xs">{disabledReason}</span> : null}
      </dt>
      <dd className="shrink-0">
        <Keys of={key} />
      </dd>
    </div>
  );
}
