"use client";
import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Kbd } from "@/components/ui/keys/kbd";
import { useShortcut } from "@/components/ui/keys/shortcut";
import { PALETTE_KEY } from "./palette-key";

// Most pages are left without it being opened: its code comes with the first press.
const Palette = dynamic(async () => (await import("./palette")).Palette, { ssr: false });

/** Opens the palette, as `⌘K`, `Ctrl K` and `/` do; those with Ctrl and ⌘ also while typing. */
export function PaletteButton() {
  const [open, setOpen] = useState<boolean | null>(null);
  const isMac = useSyncExternalStore(subscribeToNothing, isApple, () => false);
  useShortcut({
    key: PALETTE_KEY,
    label: "Search, or do anything by name",
    run: () => setOpen(true),
    group: "Everywhere",
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      setOpen((was) => (was ? false : !isDialogOpen()));
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-label="Search"
        aria-keyshortcuts={PALETTE_KEY}
        onClick={() => setOpen(true)}
        className="flex h-9 items-center gap-2 rounded-sm border border-line-strong/45 px-2.5 text-ink-soft text-sm transition-colors duration-150 hover:border-line-strong hover:text-ink max-md:size-11 max-md:justify-center max-md:border-transparent max-md:px-0 md:w-full"
      >
        <Search size={16} aria-hidden className="shrink-0 max-md:size-5" />
        <span className="max-md:hidden">Search</span>
        <span aria-hidden className="ml-auto max-md:hidden">
          <Kbd>{isMac ? "⌘K" : "Ctrl K"}</Kbd>
        </span>
      </button>
      {open === null ? null : <Palette open={open} onOpenChange={setOpen} />}
    </>
  );
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}

function subscribeToNothing() {
  return () => undefined;
}
