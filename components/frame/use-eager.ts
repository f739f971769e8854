"use client";
import { useEffect, useState } from "react";

/** If the page has not followed by then, what it shows is what is true. */
const PATIENCE_MS = 3_000;

/**
 * What a person just chose, shown at once: until the page shows it too, it is refused, or the page stays
 * as it is. @returns what to show, and how to choose
 */
export function useEager<T>(
  actual: T,
  { pending, message }: { pending: boolean; message: string | null },
): [T, (value: T) => void] {
  const [chosen, setChosen] = useState<{ value: T; instead: T } | null>(null);
  const isRefused = message !== null;
  useEffect(() => {
    if (chosen === null || pending) return;
    const timer = setTimeout(() => setChosen(null), isRefused ? 0 : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [chosen, pending, isRefused]);
  const holds = chosen !== null && !isRefused && Object.is(chosen.instead, actual);
  return [holds ? chosen.value : actual, (value) => setChosen({ value, instead: actual })];
}
