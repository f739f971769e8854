"use client";
import { useSyncExternalStore } from "react";
import { serverTimeMs } from "./server-time";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function thisSecond(): number {
  return Math.floor(serverTimeMs() / 1_000) * 1_000;
}

/**
 * The time, to the second, from one interval for the whole page.
 * @param serverNow what the server rendered with, so that the first paint in the browser is the same.
 */
export function useNow(serverNow: string): Date {
  const ms = useSyncExternalStore(subscribe, thisSecond, () => Date.parse(serverNow));
  return new Date(ms);
}
