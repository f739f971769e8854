"use client";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { useRef, useState } from "react";
import { useLookUp } from "@/components/frame/use-look-up";
import {
  focusButtonOf,
  runShortcut,
  type Shortcut,
  useKnownShortcuts,
} from "@/components/ui/keys/shortcut";
import type { Found } from "@/lib/find/search/find";
import { matchActions } from "./match-actions";
import { ActionGroup, FoundGroup, NothingFound } from "./palette-groups";
import { PALETTE_KEY } from "./palette-key";

/** Everything one can do here or go to, and everything that can be found: the same keys work as on the page. */
export function Palette(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const router = useRouter();
  /** What was chosen: done once the palette is gone and the focus is back, so that a dialog can open. */
  const chosen = useRef<(() => void) | null>(null);
  const choose = (then: () => void) => {
    chosen.current = then;
    props.onOpenChange(false);
  };
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade-in bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={() => {
            const then = chosen.current;
            chosen.current = null;
            if (then) requestAnimationFrame(then);
          }}
          className="fixed inset-x-0 top-0 z-50 mx-auto flex max-h-[100dvh] animate-pop-in flex-col overflow-hidden border border-line bg-raised shadow-overlay sm:top-[12vh] sm:max-h-[70vh] sm:w-[40rem] sm:max-w-[calc(100vw-2rem)] sm:rounded-lg"
        >
          <Dialog.Title className="sr-only">Search and actions</Dialog.Title>
          <PaletteBody
            onDo={(shortcut) =>
              choose(() => {
                focusButtonOf(shortcut);
                runShortcut(shortcut);
              })
            }
            onGo={(path) => choose(() => router.push(path))}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const GROUPS = ["This page", "Everywhere", "Go to"] as const;

/** Stands only while the palette is open: what was typed is forgotten with it. */
function PaletteBody(props: { onDo: (shortcut: Shortcut) => void; onGo: (path: string) => void }) {
  const [typed, setTyped] = useState("");
  const text = typed.trim();
  const { answer, pending } = useLookUp<readonly Found[]>(
    text === "" ? null : `/api/console/search?${new URLSearchParams({ q: text.slice(0, 200) })}`,
  );
  const others = useKnownShortcuts().filter(({ key }) => key !== PALETTE_KEY);
  const actions = matchActions(others, text);
  const found = text === "" ? [] : (answer ?? []);
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  const count = actions.length + found.length;
  return (
    <Command label="Search and actions" shouldFilter={false} loop className="flex min-h-0 flex-col">
      <div className="flex items-center gap-3 border-b px-4">
        <Search size={16} aria-hidden className="shrink-0 text-ink-faint" />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder="Search, or type what to do"
          className="h-13 min-w-0 flex-1 bg-transparent text-lg outline-none focus-visible:outline-none"
        />
        <Dialog.Close className="rounded-sm px-2 py-1 text-ink-soft text-sm hover:bg-sunken hover:text-ink">
          Close
        </Dialog.Close>
      </div>
      <p role="status" className="sr-only">
        {pending ? "" : `${count} ${count === 1 ? "result" : "results"}`}
      </p>
      <Command.List
        label="Results"
        className="min-h-0 flex-1 scroll-py-2 overflow-y-auto overscroll-contain p-2"
      >
        {GROUPS.map((name) => (
          <ActionGroup
            key={name}
            name={name}
            actions={actions.filter(({ group }) => group === name)}
            onDo={props.onDo}
          />
        ))}
        {kinds.map((kind) => (
          <FoundGroup
            key={kind}
            kind={kind}
            found={found.filter((each) => each.kind === kind)}
            onGo={props.onGo}
          />
        ))}
        {count === 0 ? <NothingFound text={text} pending={pending} /> : null}
      </Command.List>
    </Command>
  );
}
