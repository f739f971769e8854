"use client";
import { useMemo, useState } from "react";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { ZoneToggle } from "@/components/ui/time/time";
import { addMinutes, minutesBetween } from "@/lib/platform/core/clock/duration";
import type { ReplayRecord } from "@/lib/respond/replay/record";
import { standAt } from "@/lib/respond/replay/rules";
import type { TimelineItem } from "@/lib/respond/timeline/view";
import { ReplayTimeline } from "./replay-timeline";
import { Scrubber } from "./scrubber";
import { StandingPanel } from "./standing-panel";

/** The incident as it stood at any minute, and what had happened by then. */
export function Replay(props: {
  incident: { readonly number: number; readonly title: string; readonly isImported: boolean };
  record: ReplayRecord;
  from: Date;
  until: Date;
  /** In the order in which things happened. */
  timeline: readonly TimelineItem[];
}) {
  const { incident, record, from, until, timeline } = props;
  const [minute, setMinute] = useState(0);
  const last = Math.ceil(minutesBetween(from, until));
  // The last step may be shorter than a minute.
  const atMs = Math.min(addMinutes(from, minute).getTime(), until.getTime());
  const standing = useMemo(() => standAt(record, new Date(atMs)), [record, atMs]);
  return (
    <>
      <PageHeader
        title={`Replay of INC-${incident.number}`}
        description={`${incident.title}. Move through it to see how it stood at any minute; corrected times count.`}
      >
        <ZoneToggle />
      </PageHeader>
      <div className="flex flex-col gap-6 px-4 md:px-8">
        <Link href={`/incidents/${incident.number}`} className="w-fit text-accent text-sm">
          Back to INC-{incident.number}
        </Link>
        <Scrubber
          from={from}
          at={new Date(atMs)}
          minute={minute}
          last={last}
          timeline={timeline}
          onChange={setMinute}
        />
        <div className="grid gap-8 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
          <StandingPanel standing={standing} />
          <ReplayTimeline timeline={timeline} atMs={atMs} isImported={incident.isImported} />
        </div>
      </div>
    </>
  );
}
