"use client";
import { useEffect } from "react";
import { ask } from "@/components/frame/ask";
import {
  afterAnswer,
  nextToSend,
  type QueuedEntry,
  retryDelayMs,
  type SendAnswer,
} from "@/lib/respond/timeline/outbox-rules";
import type { TimelineItem } from "@/lib/respond/timeline/view";
import { putInOutbox, readOutbox, useOutbox } from "./outbox-store";
import { receiveEntries } from "./received-entries";

const PATIENCE_MS = 20_000;

/**
 * Sends what was written, in order and once, from whatever page is open: at once, when the network
 * returns, and after a growing pause. One tab at a time sends; the key keeps a repeated attempt harmless.
 */
export function OutboxSender({ userId }: { userId: string }) {
  const waits = nextToSend(useOutbox(), userId) !== null;
  useEffect(() => {
    if (!waits) return;
    const stop = new AbortController();
    void onlyHere(stop.signal, () => sendAll(userId, stop.signal));
    return () => stop.abort();
  }, [waits, userId]);
  return null;
}

async function sendAll(userId: string, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const entry = nextToSend(await readOutbox(), userId);
    if (!entry) return;
    const next = afterAnswer(entry, await send(entry));
    await putInOutbox(next);
    if (next.state === "WAITING") await pause(retryDelayMs(next.attempts), stop);
  }
}

async function send(entry: QueuedEntry): Promise<SendAnswer> {
  const { key, incident, kind, body, occurredAt, evidenceUrl, keyMoment } = entry;
  const content = { kind, body, occurredAt, keyMoment, ...(evidenceUrl && { evidenceUrl }) };
  const answer = await ask<TimelineItem>(`/api/console/incidents/${incident}/timeline`, {
    body: content,
    key,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (answer === null) return { kind: "NO_ANSWER" };
  if (answer.ok) {
    receiveEntries(incident, [answer.content]);
    return { kind: "STORED" };
  }
  return { kind: "PROBLEM", code: answer.code, message: answer.detail };
}

/** Until the time is over, the network is back, or the page goes. */
function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      stop.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener("online", done);
    stop.addEventListener("abort", done);
  });
}

/** Where there are no locks (plain HTTP on a network), two tabs may both try: the key makes it one entry. */
async function onlyHere(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  if (!("locks" in navigator)) return work();
  await navigator.locks.request("muster-outbox", { signal }, work).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
