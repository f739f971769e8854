"use client";
import { useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { toast } from "sonner";
import { isPrefix, joinKeys, matchKey } from "./shortcut-keys";

/** Something the page can do, by a key, from the palette, and by a button that anybody can see. */
export type Shortcut = {
  /** One key ("a", "?"), or two pressed in turn ("g i"); without one, the palette alone offers it. */
  readonly key?: string | undefined;
  /** What it does, in words: so it stands in the palette and in the list that `?` shows. */
  readonly label: string;
  readonly run: () => void;
  /** Why it cannot be done now: the palette shows it, and the key says it. */
  readonly disabledReason?: string | null;
  /** "This page" unless it works everywhere. */
  readonly group?: "This page" | "Everywhere" | "Go to";
  /** Whether holding the key goes on and on: for moving. */
  readonly repeats?: boolean;
};

/** A second key counts this long after the first, in milliseconds. */
const PATIENCE_MS = 1_500;

let known: readonly Shortcut[] = [];
let begun: { readonly key: string; readonly at: number } | null = null;
const subscribers = new Set<() => void>();

/**
 * Lets a key run something while the component stands, unless the person is typing or a dialog or menu is
 * open. The page's keys are exactly those that stand here; of two with one key, the later and possible one counts.
 */
export function useShortcut(shortcut: Shortcut): void {
  const { key, label, disabledReason = null, group = "This page", repeats = false } = shortcut;
  const latest = useRef(shortcut.run);
  // Before the paint: a key that the page already shows must not be lost.
  useLayoutEffect(() => {
    latest.current = shortcut.run;
  });
  useLayoutEffect(() => {
    const run = () => latest.current();
    const registered: Shortcut = { key, label, disabledReason, group, repeats, run };
    setKnown([...known, registered]);
    return () => setKnown(known.filter((other) => other !== registered));
  }, [key, label, disabledReason, group, repeats]);
}

/** What can be done on the page right now. */
export function useKnownShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    subscribe,
    () => known,
    () => NONE,
  );
}

/** Does it, or says why it cannot be done. */
export function runShortcut(shortcut: Shortcut): void {
  if (shortcut.disabledReason) toast.info(shortcut.disabledReason);
  else shortcut.run();
}

/**
 * Puts the focus on the button that shows this key, if it was nowhere in particular: what opens now gives the focus back
 * to where it came from, and that has to be a place.
 */
export function focusButtonOf(shortcut: Shortcut): void {
  const at = document.activeElement;
  if ((at !== document.body && at?.id !== "main") || shortcut.key === undefined) return;
  const name = CSS.escape(shortcut.key);
  document
    .querySelector<HTMLElement>(`[aria-keyshortcuts="${name}" i]`)
    ?.focus({ preventScroll: true });
}

const NONE: readonly Shortcut[] = [];

function subscribe(subscriber: () => void): () => void {
  subscribers.add(subscriber);
  return () => subscribers.delete(subscriber);
}

function setKnown(next: readonly Shortcut[]): void {
  if (known.length === 0) window.addEventListener("keydown", listen);
  if (next.length === 0) window.removeEventListener("keydown", listen);
  known = next;
  for (const subscriber of subscribers) subscriber();
}

function listen(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isTyping(event.target) || isSomethingOpen()) return;
  const first = begun && event.timeStamp - begun.at < PATIENCE_MS ? begun.key : null;
  begun = null;
  const keys = joinKeys(first, event.key);
  const match = matchKey(known, keys) ?? matchKey(known, event.key);
  if (match && !(event.repeat && !match.repeats)) {
    event.preventDefault();
    focusButtonOf(match);
    runShortcut(match);
  } else if (isPrefix(known, event.key)) {
    begun = { key: event.key, at: event.timeStamp };
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName)) return true;
  // A focused checkbox or radio takes no letters.
  return target instanceof HTMLInputElement && !["checkbox", "radio"].includes(target.type);
}

function isSomethingOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}
