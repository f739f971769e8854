"use client";
import { useEffect, useRef, useState } from "react";
import type { RoomData } from "@/components/respond/incidents/room-data";
import { FormError } from "@/components/ui/field";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";
import { isOnTimeline } from "@/lib/respond/timeline/outbox-rules";
import { layOver } from "@/lib/respond/timeline/page-rules";
import type { TimelineItem } from "@/lib/respond/timeline/view";
import { Composer } from "./composer";
import { FilterBar } from "./filter-bar";
import { isUnfiltered, NO_FILTERS } from "./filters";
import { dropFromOutbox, useOutbox } from "./outbox-store";
import { QueuedEntry } from "./queued-entry";
import { useReceived } from "./received-entries";
import { TimelineList } from "./timeline-list";
import { useEntryDraft } from "./use-entry-draft";
import { useTimeline } from "./use-timeline";

/** Composer on top, then what is on its way, then what happened, newest first. */
export function TimelinePanel({ incident, timeline, people, role, me }: RoomData) {
  const [filters, setFilters] = useState(NO_FILTERS);
  const { items, problem, ...list } = useTimeline(incident.number, timeline, filters);
  const reason = mayRole(role, "timeline.write") ? null : explainPermission("timeline.write");
  return (
    <div className="flex flex-col gap-5">
      {reason ? (
        <p className="rounded-md bg-sunken px-3 py-2 text-ink-soft text-sm">{reason}</p>
      ) : (
        <WritingPanel incident={incident.number} userId={me.id} newest={timeline.items} />
      )}
      <FilterBar filters={filters} onChange={setFilters} people={people} />
      <FormError message={problem} />
      {items.length === 0 && !list.isReading ? (
        <p className="text-ink-soft">
          {isUnfiltered(filters) ? "Nothing has happened yet." : "Nothing fits these filters."}
        </p>
      ) : (
        <TimelineList
          {...list}
          incident={incident.number}
          items={items}
          mayWrite={reason === null}
        />
      )}
    </div>
  );
}

function WritingPanel(props: {
  incident: number;
  userId: string;
  newest: readonly TimelineItem[];
}) {
  const { incident, userId, newest } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useEntryDraft(incident);
  const received = useReceived(incident);
  const queued = useQueued(incident, userId, layOver(newest, received, true));
  return (
    <>
      <Composer incident={incident} userId={userId} draft={draft} box={box} />
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
    </>
  );
}

/** What this person wrote here and the timeline does not show yet. */
function useQueued(incident: number, userId: string, timeline: readonly TimelineItem[]) {
  const outbox = useOutbox();
  const mine = outbox.filter((entry) => entry.incident === incident && entry.userId === userId);
  const arrived = mine.filter((entry) => entry.state === "SENT" && isOnTimeline(entry, timeline));
  const arrivedKeys = arrived.map(({ key }) => key).join(" ");
  useEffect(() => {
    for (const key of arrivedKeys.split(" ").filter(Boolean)) void dropFromOutbox(key);
  }, [arrivedKeys]);
  return mine.filter((entry) => entry.state === "REFUSED" || !isOnTimeline(entry, timeline));
}
