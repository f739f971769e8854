"use client";
import { usePathname, useRouter } from "next/navigation";
import { startTransition, useEffect, useRef, useState } from "react";
import { receivePresence, reconnectRooms } from "@/components/respond/presence/rooms";
import { receiveEntries } from "@/components/respond/timeline/received-entries";
import { refreshOnline } from "@/components/ui/refresh";
import { concerns, isWhole } from "./concerns";
import { listenLive } from "./connection";

/** A burst of changes is read once, and then at most this often. */
const READ_EVERY_MS = 700;
/** Shorter breaks are nobody's business. */
const PATIENCE_MS = 4_000;

/** Reads the page again when somebody changed what it shows, and says when it cannot know. */
export function Live() {
  const router = useRouter();
  const path = usePathname();
  const here = useRef(path);
  const [isOpen, setOpen] = useState(true);
  const [isOutOfDate, setOutOfDate] = useState(false);
  useEffect(() => {
    here.current = path;
  }, [path]);

  useEffect(() => {
    let isReachable = true;
    const refresh = () => startTransition(() => refreshOnline(router));
    const reader = makeReader(refresh, () => isReachable);
    const stop = listenLive((signal) => {
      if (signal.type === "presence") receivePresence(signal.incident, signal.people);
      else if (signal.type === "line") {
        isReachable = signal.isReachable;
        setOpen(signal.isOpen);
        if (isReachable) reader.resume();
        if (signal.isOpen) reconnectRooms();
      } else if (signal.type === "doubt") reader.read();
      else {
        if (signal.incident !== null) receiveEntries(signal.incident, signal.entries ?? []);
        if (concerns(here.current, signal) && !isWhole(here.current, signal)) reader.read();
      }
    });
    return () => {
      stop();
      reader.stop();
    };
  }, [router]);

  useEffect(() => {
    if (isOpen) {
      setOutOfDate(false);
      return;
    }
    const timer = setTimeout(() => setOutOfDate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isOpen]);

  return (
    <div role="status" data-print="no">
      {isOutOfDate ? (
        <p className="fixed top-2 left-1/2 z-40 w-max max-w-[calc(100vw-2rem)] -translate-x-1/2 rounded-full border bg-raised px-3 py-1 text-ink-soft text-sm shadow-overlay">
          Reconnecting. What you see may be out of date.
        </p>
      ) : null}
    </div>
  );
}

/**
 * Reads soon, but not more often than needed; a hidden page waits until somebody looks at it, and one whose server
 * cannot be reached until it can: asked in vain, Next would leave for the browser's error page.
 */
function makeReader(refresh: () => void, isReachable: () => boolean) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  let isOwed = false;
  const run = () => {
    timer = undefined;
    isOwed = document.hidden || !isReachable();
    if (isOwed) return;
    last = performance.now();
    refresh();
  };
  const read = () => {
    timer ??= setTimeout(run, Math.max(0, last + READ_EVERY_MS - performance.now()));
  };
  const resume = () => {
    if (isOwed) read();
  };
  document.addEventListener("visibilitychange", resume);
  const stop = () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", resume);
  };
  return { read, resume, stop };
}
