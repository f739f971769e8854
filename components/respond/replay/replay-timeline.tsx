"use client";
import { ExternalLink, KeyRound } from "lucide-react";
import { memo } from "react";
import { KIND_NAMES } from "@/components/respond/timeline/kinds";
import { Markdown } from "@/components/ui/text/markdown";
import { Time } from "@/components/ui/time/time";
import { formatDuration } from "@/lib/platform/core/clock/duration";
import { crowdedOut } from "@/lib/platform/core/markdown/bounds";
import type { TimelineItem } from "@/lib/respond/timeline/view";

/** As many as anybody reads at one instant; going back shows the ones before. */
const SHOWN = 50;
/** What is written down sooner was written while it happened. */
const LATE_MS = 60_000;

/** What had happened by an instant, newest first; what nobody had written down by then says so. */
export function ReplayTimeline(props: {
  timeline: readonly TimelineItem[];
  atMs: number;
  /** All of it was written down afterwards, so that saying it of each line says nothing. */
  isImported: boolean;
}) {
  const { timeline, atMs, isImported } = props;
  const happened = timeline.filter(({ occurredAt }) => Date.parse(occurredAt) <= atMs);
  const shown = happened.slice(-SHOWN).toReversed();
  const crowded = crowdedOut(shown, ({ body }) => body);
  return (
    <section aria-labelledby="by-then">
      <h2 id="by-then" className="flex items-baseline gap-2 border-b pb-1.5 font-medium text-sm">
        What had happened
        <span className="tabular ml-auto font-normal text-ink-faint text-xs">
          {happened.length} of {timeline.length}
        </span>
      </h2>
      {shown.length === 0 ? <p className="py-3 text-ink-soft">Nothing yet.</p> : null}
      <ol>
        {shown.map((item) => (
          <Line
            key={item.id}
            item={item}
            late={isImported ? null : lateness(item, atMs)}
            hasRoom={!crowded.has(item)}
          />
        ))}
      </ol>
      {happened.length > SHOWN ? (
        <p className="border-t pt-2 text-ink-faint text-sm">
          {happened.length - SHOWN} earlier ones: move back to read them.
        </p>
      ) : null}
    </section>
  );
}

const Line = memo(function Line(props: {
  item: TimelineItem;
  late: string | null;
  hasRoom: boolean;
}) {
  const { item, late, hasRoom } = props;
  const isHuman = item.origin === "HUMAN";
  return (
    <li className="grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-3 border-line border-t py-2.5 first:border-t-0">
      <p className="pt-px text-ink-faint text-xs leading-5">
        <Time at={item.occurredAt} />
      </p>
      <div className="min-w-0">
        {isHuman ? (
          <p className="flex flex-wrap items-center gap-x-2 text-ink-faint text-xs leading-5">
            <span className="font-medium text-ink-soft">{item.author.name}</span>
            {KIND_NAMES[item.kind as keyof typeof KIND_NAMES]}
            {item.keyMoment ? (
              <span className="inline-flex items-center gap-1 text-accent">
                <KeyRound size={11} aria-hidden /> Key moment
              </span>
            ) : null}
          </p>
        ) : null}
        <div className={item.removed ? "text-ink-faint line-through" : "text-ink-soft"}>
          {isHuman ? <Markdown text={item.body} hasRoom={hasRoom} /> : <p>{item.body}</p>}
        </div>
        {late ? (
          <p className="text-ink-faint text-xs">Written down {late} after this minute.</p>
        ) : null}
        {item.evidenceUrl ? (
          <a
            href={item.evidenceUrl}
            target="_blank"
            rel="noreferrer"
            className="inline-flex items-center gap-1 text-accent text-xs"
          >
            <ExternalLink size={12} aria-hidden /> Evidence
          </a>
        ) : null}
      </div>
    </li>
  );
});

/** Only what people wrote: Muster's own lines follow the facts. */
function lateness({ origin, recordedAt }: TimelineItem, atMs: number): string | null {
  const late = Date.parse(recordedAt) - atMs;
  return origin === "HUMAN" && late > LATE_MS ? formatDuration(late) : null;
}
