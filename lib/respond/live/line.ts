import "server-only";
import type { UserActor } from "@/lib/platform/access/actor";
import { subscribe } from "./hub";
import type { LiveEvent } from "./subscriber";

/** What may wait for a reader, in bytes; all that a room of hundreds says in a minute is less. */
export const MOST_WAITING = 64 * 1024;
/** How often in a row something may still be waiting when a beat comes. */
const MOST_STALLED_BEATS = 2;

/**
 * What one page hears, as bytes of server-sent events, until it hangs up, its session ends or it stops
 * reading. However it ends, and also when it never began, nothing of it is left behind.
 * @throws DomainError LIMIT as `subscribe` does; nothing was taken by then
 */
export function openLine(actor: UserActor, hungUp: AbortSignal): ReadableStream<Uint8Array> {
  let line!: ReadableStreamDefaultController<Uint8Array>;
  const readable = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        line = controller;
      },
      cancel: () => end(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING }),
  );
  let leave: (() => void) | undefined;
  let isOver = false;
  let stalledBeats = 0;
  /** @param finish what becomes of the answer; one that was hung up needs nothing */
  const end = (finish?: () => void) => {
    if (isOver) return;
    isOver = true;
    leave?.();
    hungUp.removeEventListener("abort", hangUp);
    finish?.();
  };
  const hangUp = () => end(() => line.error(hungUp.reason));
  // What waits for somebody who does not read is let go of at once: when they come back they read anew.
  const drop = () => end(() => line.error(new DOMException("Not read", "AbortError")));
  const send = (event: LiveEvent) => {
    if (isOver) return;
    const isStalled = (line.desiredSize ?? 0) < MOST_WAITING;
    if (event.type === "beat") stalledBeats = isStalled ? stalledBeats + 1 : 0;
    line.enqueue(encode(event));
    if (stalledBeats > MOST_STALLED_BEATS || (line.desiredSize ?? 0) <= 0) drop();
  };
  if (hungUp.aborted) {
    end(() => line.close());
    return readable;
  }
  leave = subscribe({ actor, send, close: () => end(() => line.close()) });
  hungUp.addEventListener("abort", hangUp);
  return readable;
}

const encoder = new TextEncoder();

function encode({ type, ...rest }: LiveEvent): Uint8Array {
  if (type === "beat") return encoder.encode(": beat\n\n");
  const retry = type === "hello" ? "retry: 2000\n" : "";
  return encoder.encode(`${retry}event: ${type}\ndata: ${JSON.stringify(rest)}\n\n`);
}
