"use client";
import { useAction } from "@/components/frame/use-action";
import { CONTROL, FormError } from "@/components/ui/field";
import { setAttendance } from "@/lib/learn/postmortems/debrief/actions";
import type { Meeting } from "@/lib/learn/postmortems/debrief/view";
import type { DebriefData } from "./debrief-data";

/** Who is there: first those who took part in the incident, then whom somebody adds. */
export function Attendance(
  props: DebriefData & { meeting: Meeting; disabledReason: string | null },
) {
  const { postmortem, debrief, people, meeting, disabledReason } = props;
  const incident = postmortem.incident.number;
  const { run, message } = useAction(setAttendance);
  const presence = new Map(meeting.attendance.map(({ id, present }) => [id, present]));
  const listed = [...debrief.tookPart, ...meeting.attendance].filter(
    ({ id }, at, all) => all.findIndex((each) => each.id === id) === at,
  );
  const others = people.filter(({ id }) => !listed.some((each) => each.id === id));
  const set = (userId: string, present: boolean | null) => run({ incident, userId, present });
  return (
    <section aria-label="Attendance">
      <h2 className="border-b pb-1 font-medium text-sm">
        Attendance{" "}
        <span className="tabular font-normal text-ink-faint">
          {[...presence.values()].filter(Boolean).length} there
        </span>
      </h2>
      <ul className="mt-1">
        {listed.map(({ id, name }) => (
          <li key={id} className="flex items-center justify-between gap-2 py-0.5 text-sm">
            <span className="min-w-0 break-words">{name}</span>
            <select
              aria-label={`Attendance of ${name}`}
              value={choiceOf(presence.get(id))}
              disabled={disabledReason !== null}
              onChange={(event) => set(id, PRESENCE[event.target.value] ?? null)}
              className="h-8 rounded-sm border border-line-strong/60 bg-panel px-1.5 pointer-coarse:min-h-11"
            >
              <option value="">—</option>
              <option value="there">There</option>
              <option value="absent">Absent</option>
            </select>
          </li>
        ))}
      </ul>
      {others.length > 0 && disabledReason === null ? (
        <select
          aria-label="Somebody else is there"
          value=""
          onChange={(event) => set(event.target.value, true)}
          className={`${CONTROL} mt-2`}
        >
          <option value="">Somebody else is there …</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ) : null}
      <FormError message={message} />
    </section>
  );
}

const PRESENCE: Readonly<Record<string, boolean>> = { there: true, absent: false };

function choiceOf(present: boolean | undefined): string {
  if (present === undefined) return "";
  return present ? "there" : "absent";
}
