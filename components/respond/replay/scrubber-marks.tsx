import { cx } from "@/components/ui/cx";
import { minutesBetween } from "@/lib/platform/core/clock/duration";
import type { TimelineItem } from "@/lib/respond/timeline/view";

/** A thumb is this wide, and its middle never reaches the ends of the line. */
const THUMB = "16px";

/** Where something happened; what mattered stands out. The steps and the list say what it was. */
export function ScrubberMarks(props: {
  timeline: readonly TimelineItem[];
  from: Date;
  last: number;
  minute: number;
}) {
  const { timeline, from, last, minute } = props;
  return (
    <div aria-hidden className="relative h-3">
      {timeline.map(({ id, occurredAt, keyMoment }) => {
        const at = minutesBetween(from, new Date(occurredAt));
        if (at < 0 || at > last) return null;
        const share = last === 0 ? 0 : at / last;
        return (
          <span
            key={id}
            className={cx(
              "absolute top-0 w-0.5 rounded-full",
              keyMoment ? "h-3 bg-accent" : "h-1.5 bg-line-strong",
              at > minute && "opacity-40",
            )}
            style={{ left: `calc(${share} * (100% - ${THUMB}) + ${THUMB} / 2 - 1px)` }}
          />
        );
      })}
    </div>
  );
}
