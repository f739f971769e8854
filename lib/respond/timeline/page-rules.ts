import type { TimelineItem } from "./view";

/** Where an item stands on the timeline: by when it happened, then by when it was recorded (docs/rules/incidents.md). */
export type Position = Pick<TimelineItem, "occurredAt" | "recordedAt" | "id">;

/** Sorts oldest first. Instants are ISO strings in UTC, so that comparing text compares time. */
export function inOrder(a: Position, b: Position): number {
  return (
    compare(a.occurredAt, b.occurredAt) ||
    compare(a.recordedAt, b.recordedAt) ||
    compare(a.id, b.id)
  );
}

/**
 * What to show, newest first, when the newest page was read again and older ones had been read before:
 * nothing twice, nothing missing where they meet, and what did not change stays the very same object,
 * so that only what changed is drawn again.
 */
export function mergePages(
  shown: readonly TimelineItem[],
  newest: readonly TimelineItem[],
): TimelineItem[] {
  const known = new Map(shown.map((item) => [item.id, item]));
  const fresh = newest.map((item) => keepIfSame(known.get(item.id), item));
  const freshIds = new Set(fresh.map(({ id }) => id));
  const last = fresh.at(-1);
  const older = last
    ? shown.filter((item) => !freshIds.has(item.id) && inOrder(item, last) < 0)
    : [];
  return [...fresh, ...older];
}

/**
 * A page, newest first, with entries that came by themselves: the newest revision of each stands. What is older
 * than the page reaches is left out, unless it reaches to the beginning.
 */
export function layOver(
  page: readonly TimelineItem[],
  received: readonly TimelineItem[],
  isAll: boolean,
): readonly TimelineItem[] {
  const known = new Map(page.map((item) => [item.id, item]));
  const last = page.at(-1);
  const reaches = (item: TimelineItem) => isAll || !last || inOrder(item, last) > 0;
  const newer = received.filter((item) => {
    const before = known.get(item.id);
    return before ? before.revision < item.revision : reaches(item);
  });
  if (newer.length === 0) return page;
  for (const item of newer) known.set(item.id, item);
  return [...known.values()].sort((a, b) => inOrder(b, a));
}

function keepIfSame(before: TimelineItem | undefined, now: TimelineItem): TimelineItem {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
