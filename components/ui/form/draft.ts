"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { readKept, writeKept } from "./kept";

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
      writeKept(key, next === initial ? null : next);
    },
    [key, initial],
  );
  const clear = useCallback(() => {
    writeKept(key, null);
    setText(initial);
    setRestored(false);
  }, [key, initial]);
  return { text, write, clear, isRestored };
}
