"use client";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { useSyncExternalStore } from "react";
import type { QueuedEntry } from "@/lib/respond/timeline/outbox-rules";

interface OutboxDatabase extends DBSchema {
  entries: { key: string; value: QueuedEntry };
}

const NONE: readonly QueuedEntry[] = [];
const listeners = new Set<() => void>();
const beingWritten = new Set<string>();
let queue: readonly QueuedEntry[] = NONE;
let database: Promise<IDBPDatabase<OutboxDatabase> | null> | undefined;
let channel: BroadcastChannel | null = null;

/** Everything on its way from this browser, all tabs; empty on the server and until it has been read. */
export function useOutbox(): readonly QueuedEntry[] {
  return useSyncExternalStore(
    subscribe,
    () => queue,
    () => NONE,
  );
}

/** Reads what earlier visits and other tabs left; what this page is just writing or has just sent stays. */
export async function readOutbox(): Promise<readonly QueuedEntry[]> {
  const stored = await (await open())?.getAll("entries");
  if (stored) {
    const ours = queue.filter(({ key, state }) => state === "SENT" || beingWritten.has(key));
    const oursKeys = new Set(ours.map(({ key }) => key));
    show([...ours, ...stored.filter(({ key }) => !oursKeys.has(key))]);
  }
  return queue;
}

/** Keeps an entry, new or changed. It is on disk when this resolves; what was sent needs no disk any more. */
export async function putInOutbox(entry: QueuedEntry): Promise<void> {
  beingWritten.add(entry.key);
  show([...queue.filter(({ key }) => key !== entry.key), entry]);
  const db = await open();
  if (entry.state === "SENT") await db?.delete("entries", entry.key);
  else await db?.put("entries", entry);
  beingWritten.delete(entry.key);
  channel?.postMessage("changed");
}

/** Forgets an entry: it stands on the timeline, or its writer gave it up. */
export async function dropFromOutbox(key: string): Promise<void> {
  show(queue.filter((entry) => entry.key !== key));
  await (await open())?.delete("entries", key);
  channel?.postMessage("changed");
}

function show(next: readonly QueuedEntry[]): void {
  queue = next.toSorted((a, b) => a.queuedAt - b.queuedAt);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!channel) {
    channel = new BroadcastChannel("muster-outbox");
    channel.onmessage = () => void readOutbox();
    void readOutbox();
  }
  return () => listeners.delete(listener);
}

/** Null where the browser keeps nothing (some private windows): the queue then lives as long as the page. */
function open() {
  database ??= openDB<OutboxDatabase>("muster-outbox", 1, {
    upgrade: (db) => void db.createObjectStore("entries", { keyPath: "key" }),
  }).catch(() => null);
  return database;
}
