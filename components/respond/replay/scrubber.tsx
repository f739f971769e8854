"use client";
import { Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useShortcut } from "@/components/ui/keys/shortcut";
import { Time } from "@/components/ui/time/time";
import { formatDay, formatExact } from "@/components/ui/time/time-format";
import { useZone } from "@/components/ui/time/zone";
import { formatDuration, minutesBetween } from "@/lib/platform/core/clock/duration";
import type { TimelineItem } from "@/lib/respond/timeline/view";
import { ScrubberMarks } from "./scrubber-marks";
import { SPEEDS, usePlaying } from "./use-playing";

/** The time, a line to drag along, and steps from one thing that happened to the next. */
export function Scrubber(props: {
  from: Date;
  /** Where the replay stands. */
  at: Date;
  /** The same, in minutes from the beginning; and the last one. */
  minute: number;
  last: number;
  timeline: readonly TimelineItem[];
  onChange: (minute: number) => void;
}) {
  const { from, at, minute, last, timeline, onChange } = props;
  const { zone } = useZone();
  const [speed, setSpeed] = useState<number>(SPEEDS[1]);
  const player = usePlaying({ minute, last, speed, onChange });
  const stops = stopsOf(timeline, from, last);
  const go = (to: number) => {
    player.pause();
    onChange(to);
  };
  const back = () => go(stops.findLast((stop) => stop < minute) ?? 0);
  const ahead = () => go(stops.find((stop) => stop > minute) ?? last);
  useShortcut({ key: "j", label: "Go to what happened next", run: ahead, repeats: true });
  useShortcut({ key: "k", label: "Go to what happened before", run: back, repeats: true });
  return (
    <section aria-label="Time" className="flex flex-col gap-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="tabular font-semibold text-2xl">
          <Time at={at.toISOString()} />
        </span>
        <span className="tabular text-ink-soft" suppressHydrationWarning>
          {formatDay(at, zone)}, {formatDuration(at.getTime() - from.getTime())} in
        </span>
      </p>
      <div>
        <input
          type="range"
          aria-label="Minute of the incident"
          aria-valuetext={formatExact(at, zone)}
          min={0}
          max={last}
          value={minute}
          onChange={(event) => go(Number(event.target.value))}
          className="block h-6 w-full accent-(--accent)"
        />
        <ScrubberMarks timeline={timeline} from={from} last={last} minute={minute} />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={back} shortcut="K">
          <SkipBack size={16} aria-hidden /> Before
        </Button>
        <Button look="primary" onClick={player.isPlaying ? player.pause : player.play}>
          {player.isPlaying ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
          {player.isPlaying ? "Pause" : "Play"}
        </Button>
        <Button onClick={ahead} shortcut="J">
          Next <SkipForward size={16} aria-hidden />
        </Button>
        <label className="ml-auto flex items-center gap-2 text-ink-soft text-sm">
          Speed
          <select
            value={speed}
            onChange={(event) => setSpeed(Number(event.target.value))}
            className="h-9 rounded-sm border border-line-strong/60 bg-panel px-2 text-ink"
          >
            {SPEEDS.map((each) => (
              <option key={each} value={each}>
                {each} min a second
              </option>
            ))}
          </select>
        </label>
      </div>
    </section>
  );
}

/** The minutes by which something had happened, in order. */
function stopsOf(timeline: readonly TimelineItem[], from: Date, last: number): number[] {
  const minutes = timeline.map(({ occurredAt }) =>
    Math.ceil(minutesBetween(from, new Date(occurredAt))),
  );
  return [...new Set(minutes)]
    .filter((minute) => minute >= 0 && minute <= last)
    .sort((a, b) => a - b);
}
