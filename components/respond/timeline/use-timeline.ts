"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ask } from "@/components/frame/ask";
import type { Page } from "@/lib/platform/core/cursor";
import { layOver, mergePages } from "@/lib/respond/timeline/page-rules";
import type { TimelineItem } from "@/lib/respond/timeline/view";
import { isUnfiltered, type TimelineFilters, timelineQuery } from "./filters";
import { useReceived } from "./received-entries";

type TimelinePage = Page<TimelineItem>;
type Shown = TimelinePage & { readonly query: string };

const PAGE_SIZE = 100;
const MOST_AT_ONCE = 1_000;
/** Long enough to end a word, and for a burst of changes to be one. */
const PAUSE_MS = 200;

/**
 * The timeline as far as it has been read, newest first. The newest page comes with the room and again
 * with every change; older ones and filtered ones are read when asked for, and again after a change.
 */
export function useTimeline(incident: number, newest: TimelinePage, filters: TimelineFilters) {
  const query = timelineQuery(filters).toString();
  const isPlain = isUnfiltered(filters);
  const [shown, setShown] = useState<Shown>({ ...newest, query: "" });
  const [isReading, setReading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const length = useRef(shown.items.length);
  useEffect(() => {
    length.current = shown.items.length;
  });

  // Only the answer to the latest question counts.
  const latest = useRef(0);
  const read = useCallback(
    async (asked: string, more: Record<string, string>, use: (page: TimelinePage) => void) => {
      latest.current += 1;
      const turn = latest.current;
      setReading(true);
      const answer = await readPage(incident, asked, more);
      if (turn !== latest.current) return;
      setReading(false);
      setProblem(typeof answer === "string" ? answer : null);
      if (typeof answer !== "string") use(answer);
    },
    [incident],
  );

  useEffect(() => {
    if (isPlain) setShown((before) => take(before, newest, query));
    if (isPlain && length.current <= newest.items.length) return;
    // What stands below the newest page may have been edited as well.
    const limit = String(Math.min(Math.max(length.current, PAGE_SIZE), MOST_AT_ONCE));
    const use = (page: TimelinePage) => setShown((before) => take(before, page, query));
    const timer = setTimeout(() => void read(query, { limit }, use), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [query, isPlain, newest, read]);

  const readMore = useCallback(() => {
    const { nextCursor, query: asked } = shown;
    if (nextCursor === null || isReading) return;
    void read(asked, { cursor: nextCursor }, (page) =>
      setShown((before) => ({ ...before, ...page, items: [...before.items, ...page.items] })),
    );
  }, [shown, isReading, read]);

  const hasMore = shown.nextCursor !== null;
  const received = useReceived(incident);
  const items = useMemo(
    () => (isPlain ? layOver(shown.items, received, !hasMore) : shown.items),
    [isPlain, shown.items, received, hasMore],
  );
  // Whether a filter lets it through is for the server to say.
  useEffect(() => {
    if (isPlain || received.length === 0) return;
    const limit = String(Math.min(Math.max(length.current, PAGE_SIZE), MOST_AT_ONCE));
    const use = (page: TimelinePage) => setShown((before) => take(before, page, query));
    const timer = setTimeout(() => void read(query, { limit }, use), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [isPlain, received, query, read]);

  return { items, hasMore, isReading, problem, readMore };
}

/** A page read again over what is shown; what had been read below it stays. */
function take(before: Shown, page: TimelinePage, query: string): Shown {
  const items = mergePages(before.query === query ? before.items : [], page.items);
  const reachesFurther = items.length > page.items.length;
  return { query, items, nextCursor: reachesFurther ? before.nextCursor : page.nextCursor };
}

/** A page, or in words why there is none. */
async function readPage(
  incident: number,
  query: string,
  more: Record<string, string>,
): Promise<TimelinePage | string> {
  const search = new URLSearchParams(query);
  for (const [name, value] of Object.entries(more)) search.set(name, value);
  const answer = await ask<TimelinePage>(`/api/console/incidents/${incident}/timeline?${search}`);
  if (answer?.ok) return answer.content;
  return (
    answer?.detail ??
    "Muster cannot be reached. What is shown stays; try again when you are online."
  );
}
