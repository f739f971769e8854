"use client";
import { useEffect, useState } from "react";
import { ask } from "./ask";

type LookUp<T> = {
  /** The newest answer; that of the address before stays until the next is there. */
  readonly answer: T | null;
  readonly pending: boolean;
};

/**
 * Reads JSON from one of Muster's own addresses, for what a page asks while somebody types: waits for a pause
 * in typing, drops what is no longer wanted, and stays silent when it fails, because it only ever helps.
 * @param address null asks nothing
 * @param again asks anew where it is another than before
 */
export function useLookUp<T>(address: string | null, pauseMs = 150, again = ""): LookUp<T> {
  const [known, setKnown] = useState<{ address: string; answer: T | null } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` is there to ask anew
  useEffect(() => {
    if (address === null) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const asked = await ask<T>(address, { signal: abort.signal });
      if (!abort.signal.aborted) setKnown({ address, answer: asked?.ok ? asked.content : null });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [address, pauseMs, again]);
  if (address === null) return { answer: null, pending: false };
  return { answer: known?.answer ?? null, pending: known?.address !== address };
}
