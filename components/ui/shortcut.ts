"use client";
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";

export type Shortcut = { readonly key: string; readonly label: string };

let known: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

/**
 * Runs `onPress` for a single key, unless the person is typing or a dialog or menu is open.
 * @param label what the key does, in words: with it the key stands in the list that `?` shows
 */
export function useShortcut(
  key: string,
  onPress: () => void,
  enabled = true,
  label?: string,
): void {
  const latest = useRef(onPress);
  // Before the paint: a key that the page already shows must not be lost.
  useLayoutEffect(() => {
    latest.current = onPress;
  });
  useLayoutEffect(() => {
    if (!enabled || key === "") return;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.repeat || event.key.toLowerCase() !== key.toLowerCase()) return;
      if (isTyping(event.target) || isSomethingOpen()) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [key, enabled]);
  useEffect(() => {
    if (!enabled || label === undefined) return;
    const shortcut = { key, label };
    setKnown([...known, shortcut]);
    return () => setKnown(known.filter((other) => other !== shortcut));
  }, [key, enabled, label]);
}

/** The keys that work on the page right now, with what they do. */
export function useKnownShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    subscribe,
    () => known,
    () => NONE,
  );
}

const NONE: readonly Shortcut[] = [];

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setKnown(next: readonly Shortcut[]): void {
  known = next;
  for (const listener of listeners) listener();
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
