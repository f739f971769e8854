"use client";
import { useSyncExternalStore } from "react";
import type { Present } from "@/lib/respond/presence/rules";

const NOBODY: readonly Present[] = [];
const rooms = new Map<number, readonly Present[]>();
const readers = new Set<() => void>();
const askers = new Set<() => void>();

/** Takes in what the live line says of a room. */
export function receivePresence(incident: number, people: readonly Present[]): void {
  rooms.set(incident, people);
  for (const read of readers) read();
}

/** Who is in an incident's room, as last heard. */
export function usePresent(incident: number): readonly Present[] {
  return useSyncExternalStore(
    subscribe,
    () => rooms.get(incident) ?? NOBODY,
    () => NOBODY,
  );
}

function subscribe(read: () => void): () => void {
  readers.add(read);
  return () => readers.delete(read);
}

/** Calls `ask` whenever the live line is open again: who came and went meanwhile was not heard. */
export function onReconnect(ask: () => void): () => void {
  askers.add(ask);
  return () => askers.delete(ask);
}

/** The live line is open again. */
export function reconnectRooms(): void {
  for (const ask of askers) ask();
}
