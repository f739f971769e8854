import type { TimelineItem } from "@/lib/respond/timeline/view";

/** The timeline of a document: what people marked as key moments, and the dated facts; nothing removed. */
export function keyMomentsOf(timeline: readonly TimelineItem[]): TimelineItem[] {
  return timeline.filter(({ keyMoment, removed }) => keyMoment && removed === null);
}
