"use client";
import { Bell as BellIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { ask } from "@/components/frame/ask";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";

const ASK_EVERY_MS = 15_000;
const SHOWN_MAX = 99;

/** The way to one's notifications, with how many are unread; it asks again while the page is looked at. */
export function Bell({ unread: atLoad }: { unread: number }) {
  const unread = useUnread(atLoad);
  const isHere = usePathname() === "/notifications";
  const shown = unread > SHOWN_MAX ? `${SHOWN_MAX}+` : String(unread);
  return (
    <Link
      href="/notifications"
      aria-current={isHere ? "page" : undefined}
      aria-label={unread === 0 ? "Notifications" : `Notifications, ${shown} unread`}
      className={cx(
        "relative flex h-9 w-9 shrink-0 items-center justify-center gap-2.5 rounded-sm text-base hover:text-ink md:h-8 md:w-auto md:justify-start md:px-2 pointer-coarse:h-11 max-md:pointer-coarse:w-11",
        isHere ? "bg-sunken font-medium text-ink" : "text-ink-soft hover:bg-sunken/60",
      )}
    >
      <BellIcon size={16} aria-hidden className="shrink-0 text-ink-faint" />
      <span className="hidden md:inline">Notifications</span>
      {unread === 0 ? null : (
        <span className="tabular rounded-full bg-accent-fill px-1.5 font-medium text-fill-ink text-xs max-md:absolute max-md:top-0.5 max-md:right-0 md:ml-auto">
          {shown}
        </span>
      )}
    </Link>
  );
}

function useUnread(atLoad: number): number {
  const [known, setKnown] = useState({ atLoad, unread: atLoad });
  useEffect(() => {
    const ask = async () => {
      if (document.visibilityState === "hidden") return;
      const unread = await readUnread();
      if (unread !== null) setKnown({ atLoad, unread });
    };
    const timer = setInterval(ask, ASK_EVERY_MS);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [atLoad]);
  // What the server rendered last is newer than an answer from before it.
  return known.atLoad === atLoad ? known.unread : atLoad;
}

/** Null when it cannot be known: the number then stays as it was. */
async function readUnread(): Promise<number | null> {
  const answer = await ask<{ unread: number }>("/api/console/notifications/unread");
  return answer?.ok ? answer.content.unread : null;
}
