import { Time } from "@/components/ui/time/time";
import { AGENDA, STEP_KEYS } from "@/lib/learn/postmortems/debrief/agenda";
import type { Meeting } from "@/lib/learn/postmortems/debrief/view";
import { formatDuration } from "@/lib/platform/core/clock/duration";

/** Meetings that were held: when, led by whom, who was there, and what the time went into. */
export function PastMeetings({ meetings }: { meetings: readonly Meeting[] }) {
  if (meetings.length === 0) return null;
  return (
    <section aria-label="Held before">
      <h2 className="border-b pb-1 font-medium text-sm">Held before</h2>
      <ul className="divide-y">
        {meetings.map((meeting) => (
          <Past key={meeting.id} meeting={meeting} />
        ))}
      </ul>
    </section>
  );
}

function Past({ meeting }: { meeting: Meeting }) {
  const { startedAt, endedAt, facilitator, attendance, spent } = meeting;
  const there = attendance.filter(({ present }) => present).map(({ name }) => name);
  const steps = STEP_KEYS.filter((step) => spent[step] > 0);
  const lasted = Date.parse(endedAt ?? startedAt) - Date.parse(startedAt);
  return (
    <li className="py-2 text-sm">
      <p>
        <Time at={startedAt} withDay />, {formatDuration(lasted)}, led by {facilitator.name}
      </p>
      <p className="text-ink-soft">{there.length > 0 ? there.join(", ") : "Nobody was noted."}</p>
      <details className="mt-1 text-ink-soft text-xs">
        <summary className="w-fit">What the time went into</summary>
        <ul className="tabular mt-1">
          {steps.map((step) => (
            <li key={step}>
              {AGENDA[step].title}: {formatDuration(spent[step])} of {AGENDA[step].minutes} min
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
