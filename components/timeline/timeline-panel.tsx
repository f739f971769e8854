"use client";
import { useEffect, useMemo, useRef, useState } from "react";
import type { RoomData } from "@/components/incidents/room-data";
import { ZoneToggle } from "@/components/ui/time";
import { formatDay } from "@/components/ui/time-format";
import { useZone } from "@/components/ui/zone";
import { explainPermission, mayRole } from "@/lib/access/permissions";
import { isOnTimeline } from "@/lib/timeline/outbox-rules";
import type { TimelineItem } from "@/lib/timeline/view";
import { Composer } from "./composer";
import { Entry } from "./entry";
import { dropFromOutbox, useOutbox } from "./outbox-store";
import { QueuedEntry } from "./queued-entry";
import { useEntryDraft } from "./use-entry-draft";

/** Composer on top, then what happened, newest first, under a heading a day. */
export function TimelinePanel({ incident, timeline, role, me, now }: RoomData) {
  const { zone } = useZone();
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useEntryDraft(incident.number);
  const queued = useQueued(incident.number, me.id, timeline);
  const [onlyKey, setOnlyKey] = useState(false);
  const reason = mayRole(role, "timeline.write") ? null : explainPermission("timeline.write");
  const days = useMemo(() => {
    const shown = onlyKey ? timeline.filter(({ keyMoment }) => keyMoment) : timeline;
    return groupByDay([...shown].reverse(), zone);
  }, [timeline, onlyKey, zone]);
  return (
    <div className="flex flex-col gap-5">
      {reason ? (
        <p className="rounded-md bg-sunken px-3 py-2 text-ink-soft text-sm">{reason}</p>
      ) : (
        <Composer incident={incident.number} userId={me.id} draft={draft} box={box} />
      )}
      {queued.length > 0 ? (
        <ol aria-label="On the way">
          {queued.toReversed().map((entry) => (
            <QueuedEntry
              key={entry.key}
              entry={entry}
              onEdit={() => {
                draft.restore(entry);
                void dropFromOutbox(entry.key);
                box.current?.focus();
              }}
            />
          ))}
        </ol>
      ) : null}
      <div className="flex items-center justify-between gap-2 text-sm">
        <label className="flex items-center gap-2 text-ink-soft">
          <input
            type="checkbox"
            checked={onlyKey}
            onChange={(event) => setOnlyKey(event.target.checked)}
            className="size-4 accent-(--accent)"
          />
          Key moments only
        </label>
        <ZoneToggle />
      </div>
      {days.map(({ day, items }) => (
        <section key={day}>
          <h2
            className="sticky top-11 z-10 -mx-1 bg-ground px-1 py-1 font-medium text-ink-soft text-xs lg:top-0"
            suppressHydrationWarning
          >
            {day}
          </h2>
          <ol>
            {items.map((item) => (
              <Entry
                key={item.id}
                incident={incident.number}
                item={item}
                mayWrite={reason === null}
                now={now}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** What this person wrote here and the timeline does not show yet. */
function useQueued(incident: number, userId: string, timeline: readonly TimelineItem[]) {
  const outbox = useOutbox();
  const mine = outbox.filter((entry) => entry.incident === incident && entry.userId === userId);
  const arrived = mine
    .filter(({ state }) => state === "SENT")
    .filter((e) => isOnTimeline(e, timeline));
  const arrivedKeys = arrived.map(({ key }) => key).join(" ");
  useEffect(() => {
    for (const key of arrivedKeys.split(" ").filter(Boolean)) void dropFromOutbox(key);
  }, [arrivedKeys]);
  return mine.filter((entry) => entry.state === "REFUSED" || !isOnTimeline(entry, timeline));
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
