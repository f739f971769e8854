"use client";
import { useEffect } from "react";

/** Below this the difference is the way of the page over the network, not a wrong clock. */
const NOTICEABLE_MS = 15_000;
let offsetMs = 0;

/** The time by the server's clock, in milliseconds: a phone whose clock is an hour off writes right times. */
export function serverTimeMs(): number {
  return Date.now() + offsetMs;
}

/** Compares both clocks once, when the page is loaded. @param now what the server rendered with. */
export function ServerTime({ now }: { now: string }) {
  useEffect(() => {
    const server = Date.parse(now);
    const arrived = performance.timeOrigin + responseStart();
    const differences = [server - Date.now(), server - arrived];
    const smallest = differences.toSorted((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0;
    offsetMs = Math.abs(smallest) < NOTICEABLE_MS ? 0 : smallest;
  }, [now]);
  return null;
}

function responseStart(): number {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return page?.responseStart ?? 0;
}
