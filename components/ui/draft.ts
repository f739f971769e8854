"use client";
import { useCallback, useEffect, useRef, useState } from "react";

/**
 * Text being typed, kept in this browser under `key` until it is sent: a reload or crash loses nothing.
 * Each keystroke is written at once, because a phone may end the page without a word.
 * @returns `isRestored` is true while the text shown is one found from an earlier visit.
 */
export function useDraft(key: string, initial = "") {
  const [text, setText] = useState(initial);
  const [isRestored, setRestored] = useState(false);
  const touched = useRef(false);
  useEffect(() => {
    const kept = readKept(key);
    // Words typed before the page came alive are newer than the ones kept.
    if (kept === null || touched.current) return;
    setText(kept);
    setRestored(true);
  }, [key]);
  const write = useCallback(
    (next: string) => {
      touched.current = true;
      setText(next);
      setRestored(false);
      keep(key, next === initial ? null : next);
    },
    [key, initial],
  );
  const clear = useCallback(() => {
    keep(key, null);
    setText(initial);
    setRestored(false);
  }, [key, initial]);
  return { text, write, clear, isRestored };
}

/** Storage can be full or forbidden (private windows): typing must go on all the same. */
function keep(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Nothing to tell anybody: the text is still on the screen.
  }
}

function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
