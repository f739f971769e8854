"use client";
import { useSyncExternalStore } from "react";
import type { TimelineItem } from "@/lib/respond/timeline/view";

/** Older ones have long come with a page that was read. */
const MOST_KEPT = 200;
const NONE: readonly TimelineItem[] = [];

const received = new Map<number, readonly TimelineItem[]>();
const readers = new Set<() => void>();

/** Takes in entries as they came over the live line, or as the answer to what this browser sent. */
export function receiveEntries(incident: number, entries: readonly TimelineItem[]): void {
  if (entries.length === 0) return;
  const ids = new Set(entries.map(({ id }) => id));
  const others = (received.get(incident) ?? NONE).filter(({ id }) => !ids.has(id));
  received.set(incident, [...others, ...entries].slice(-MOST_KEPT));
  for (const read of readers) read();
}

/** What came of an incident's timeline since this page was loaded, the last to come last. */
export function useReceived(incident: number): readonly TimelineItem[] {
  return useSyncExternalStore(
    subscribe,
    () => received.get(incident) ?? NONE,
    () => NONE,
  );
}

function subscribe(read: () => void): () => void {
  readers.add(read);
  return () => readers.delete(read);
}
