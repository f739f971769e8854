"use client";
import type { Change } from "@/lib/respond/live/subscriber";
import type { Present } from "@/lib/respond/presence/rules";

/** What pages hear: a change (of one incident, or of something else), who is in a room, doubt, or how the line is. */
export type Signal =
  | Change
  | { readonly type: "presence"; readonly incident: number; readonly people: readonly Present[] }
  | { readonly type: "doubt" }
  | {
      readonly type: "line";
      readonly isOpen: boolean;
      /** Whether the server answers at all: a line that is refused is closed by somebody who is there. */
      readonly isReachable: boolean;
    };

/** Between tabs also: a new tab asks how long it has been quiet. */
type Message =
  | Signal
  | { readonly type: "ask" }
  | { readonly type: "quiet"; readonly forMs: number };

const SLACK_MS = 1_000;
const RETRY_MS = 10_000;

/**
 * Listens to the live stream until the returned function is called. One tab of a browser holds the
 * connection and tells the others, because a browser opens only a handful to one server; where there are
 * no locks (plain HTTP on a network), each visible tab holds its own.
 */
export function listenLive(onSignal: (signal: Signal) => void): () => void {
  const channel = new BroadcastChannel("muster-live");
  const stopped = new AbortController();
  let lastHeard = performance.now();
  let isHolder = false;
  const tell = (signal: Signal) => {
    if (signal.type !== "presence") lastHeard = performance.now();
    onSignal(signal);
    channel.postMessage(signal);
  };
  channel.onmessage = ({ data: message }: MessageEvent<Message>) => {
    if (message.type === "ask") {
      if (isHolder) channel.postMessage({ type: "quiet", forMs: performance.now() - lastHeard });
    } else if (message.type === "quiet") {
      if (message.forMs < pageAgeMs()) onSignal({ type: "doubt" });
    } else onSignal(message);
  };
  channel.postMessage({ type: "ask" });
  void holdLine(stopped.signal, () => {
    isHolder = true;
    return openLine(tell);
  });
  return () => {
    stopped.abort();
    channel.close();
  };
}

/** Opens the line when it is this tab's turn, and closes it when the page goes. */
async function holdLine(stopped: AbortSignal, open: () => () => void): Promise<void> {
  const hold = async () => {
    if (stopped.aborted) return;
    const close = open();
    await new Promise((resolve) => stopped.addEventListener("abort", resolve, { once: true }));
    close();
  };
  if (!("locks" in navigator)) return hold();
  await navigator.locks.request("muster-live", { signal: stopped }, hold).catch(() => undefined);
}

function openLine(tell: (signal: Signal) => void): () => void {
  let source: EventSource;
  let lostAt: number | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource("/api/stream");
    source.addEventListener("hello", ({ data }) => {
      const { quietForMs } = JSON.parse(data) as { quietForMs: number };
      const blindMs = lostAt === null ? pageAgeMs() : performance.now() - lostAt + SLACK_MS;
      lostAt = null;
      tell({ type: "line", isOpen: true, isReachable: true });
      if (quietForMs < blindMs) tell({ type: "doubt" });
    });
    source.addEventListener("change", ({ data }) => {
      tell({ ...(JSON.parse(data) as Omit<Change, "type">), type: "change" });
    });
    source.addEventListener("presence", ({ data }) => {
      const { incident, people } = JSON.parse(data) as { incident: number; people: Present[] };
      tell({ type: "presence", incident, people });
    });
    source.addEventListener("gap", () => tell({ type: "doubt" }));
    source.addEventListener("error", () => {
      lostAt ??= performance.now();
      const isRefused = source.readyState === EventSource.CLOSED;
      tell({ type: "line", isOpen: false, isReachable: isRefused });
      // Refused rather than lost: the session may be over, which reading the page again will show.
      if (!isRefused) return;
      tell({ type: "doubt" });
      retry = setTimeout(open, RETRY_MS);
    });
  };
  open();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}

/** How long ago the server began to answer with this page: what happened since may not be on it. */
function pageAgeMs(): number {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return performance.now() - (page?.requestStart ?? 0) + SLACK_MS;
}
