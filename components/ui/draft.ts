"use client";
import { useCallback, useEffect, useState } from "react";

/** Text being typed, kept in this browser under `key` until it is sent: a reload or crash loses nothing. */
export function useDraft(key: string, initial = "") {
  const [text, setText] = useState(initial);
  useEffect(() => {
    const kept = localStorage.getItem(key);
    if (kept !== null) setText(kept);
  }, [key]);
  const write = useCallback(
    (next: string) => {
      setText(next);
      if (next === initial) localStorage.removeItem(key);
      else localStorage.setItem(key, next);
    },
    [key, initial],
  );
  const clear = useCallback(() => {
    localStorage.removeItem(key);
    setText(initial);
  }, [key, initial]);
  return { text, write, clear };
}
