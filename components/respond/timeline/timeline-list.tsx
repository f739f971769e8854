"use client";
import { useEffect, useMemo, useRef } from "react";
import { Button } from "@/components/ui/button";
import { RowKeys } from "@/components/ui/keys/row-keys";
import { formatDay } from "@/components/ui/time/time-format";
import { useZone } from "@/components/ui/time/zone";
import { crowdedOut } from "@/lib/platform/core/markdown/bounds";
import type { TimelineItem } from "@/lib/respond/timeline/view";
import { Entry } from "./entry";

/**
 * What happened, newest first, under a heading a day. Older entries are read as one scrolls towards
 * them; the browser lays out only what is near, so that thousands scroll like ten.
 */
export function TimelineList(props: {
  incident: number;
  items: readonly TimelineItem[];
  hasMore: boolean;
  isReading: boolean;
  readMore: () => void;
  mayWrite: boolean;
}) {
  const { incident, items, hasMore, isReading, readMore, mayWrite } = props;
  const { zone } = useZone();
  const days = useMemo(() => groupByDay(items, zone), [items, zone]);
  const crowded = useMemo(() => crowdedOut(items, ({ body }) => body), [items]);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current || !hasMore) return;
    const nears = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && readMore(),
      { rootMargin: "1500px" },
    );
    nears.observe(end.current);
    return () => nears.disconnect();
  }, [hasMore, readMore]);
  return (
    <>
      <RowKeys of="entry" />
      {days.map(({ day, items: ofDay }) => (
        <section key={day}>
          <h2
            className="sticky top-11 z-10 -mx-1 bg-ground px-1 py-1 font-medium text-ink-soft text-xs lg:top-0"
            suppressHydrationWarning
          >
            {day}
          </h2>
          <ol>
            {ofDay.map((item) => (
              <Entry
                key={item.id}
                incident={incident}
                item={item}
                mayWrite={mayWrite}
                hasRoom={!crowded.has(item)}
              />
            ))}
          </ol>
        </section>
      ))}
      {hasMore ? (
        <div ref={end} data-print="no">
          <Button look="ghost" pending={isReading} onClick={readMore}>
            Show older entries
          </Button>
        </div>
      ) : null}
    </>
  );
}

function groupByDay(items: readonly TimelineItem[], zone: string) {
  const days: { day: string; items: TimelineItem[] }[] = [];
  for (const item of items) {
    const day = formatDay(new Date(item.occurredAt), zone);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
