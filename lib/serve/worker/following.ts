import "server-only";
import type { Follower } from "@/lib/platform/command/follower";
import { findBehind, readOn } from "@/lib/platform/command/read-on";
import { log } from "@/lib/platform/core/log";
import { listen } from "@/lib/platform/realtime/listener";

/** What comes while some are read waits together, and is read together. */
const STREAMS_AT_ONCE = 100;
const TRY_AGAIN_MS = 1_000;
/** Notices are not lost while the connection holds; this is for what nobody thought of. */
const SWEEP_MS = 5 * 60_000;

/** Lets followers read the record on as it grows, and whatever they missed, until the returned function is called. */
export function startFollowing(followers: readonly Follower[]): () => Promise<void> {
  const due = new Set<string>();
  let turn: Promise<void> | null = null;
  let hasEnded = false;
  const read = () => {
    turn ??= readDue().finally(() => {
      turn = null;
      if (due.size > 0 && !hasEnded) read();
    });
  };
  async function readDue(): Promise<void> {
    const streams = [...due].slice(0, STREAMS_AT_ONCE);
    for (const stream of streams) due.delete(stream);
    try {
      for (const stream of await readOn(followers, streams)) due.add(stream);
    } catch (error) {
      log.warn({ err: error }, "The record could not be followed; it is tried again");
      for (const stream of streams) due.add(stream);
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
  }
  async function sweep(): Promise<void> {
    try {
      const { streams, isAll } = await findBehind(followers);
      for (const stream of streams) due.add(stream);
      if (due.size > 0) read();
      if (!isAll) setTimeout(() => hasEnded || void sweep(), TRY_AGAIN_MS).unref();
    } catch (error) {
      log.warn({ err: error }, "Nobody knows which streams were not read to their end");
    }
  }
  const stopListening = listen({
    onNotice: ({ stream }) => {
      due.add(stream);
      read();
    },
    onGap: () => void sweep(),
  });
  void sweep();
  const timer = setInterval(() => void sweep(), SWEEP_MS).unref();
  return async () => {
    hasEnded = true;
    stopListening();
    clearInterval(timer);
    await turn;
  };
}
