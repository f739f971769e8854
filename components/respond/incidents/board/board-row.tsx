import Link from "next/link";
import { Clock } from "@/components/respond/incidents/clock";
import { nearestOf } from "@/components/respond/incidents/nearest-clock";
import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { StatusBadge } from "@/components/respond/incidents/status-badge";
import { Elapsed } from "@/components/ui/time/elapsed";
import { Ago } from "@/components/ui/time/time";
import { isOpen, startOf } from "@/lib/respond/incidents/rules";
import type { IncidentView } from "@/lib/respond/incidents/view";

export function BoardRow({ incident, now }: { incident: IncidentView; now: string }) {
  const { facts } = incident;
  const open = isOpen(incident.status);
  const clock = open ? nearestOf(incident.clocks) : null;
  const commander = incident.roles.find(({ role }) => role === "COMMANDER")?.user.name;
  return (
    <li
      data-row
      className="relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-3 py-2.5 hover:bg-sunken/60 md:grid-cols-[3.75rem_minmax(0,1fr)_8rem_9rem_12rem_6rem] md:gap-x-4 md:px-4"
    >
      <SeverityMark severity={incident.severity} />
      <div className="min-w-0">
        <Link
          href={`/incidents/${incident.number}`}
          // Each change reads the board again, and would have every row's room rendered ahead.
          prefetch={false}
          data-row-handle
          className="line-clamp-2 font-medium after:absolute after:inset-0 md:line-clamp-1"
        >
          {incident.title}
        </Link>
        <p className="truncate text-ink-faint text-sm">
          <span className="tabular">{incident.ref}</span>
          {incident.kind === "DRILL" ? " · Drill" : ""}
          {incident.restricted ? " · Restricted" : ""}
          {incident.services.length > 0
            ? ` · ${incident.services.map(({ name }) => name).join(", ")}`
            : ""}
        </p>
      </div>
      <div className="col-start-2 row-start-2 flex min-w-0 items-center gap-1.5 md:col-start-auto md:row-start-auto">
        <StatusBadge status={incident.status} />
        {commander ? (
          <span className="truncate text-ink-soft text-sm md:hidden">· {commander}</span>
        ) : null}
      </div>
      <p className="hidden truncate text-ink-soft text-sm md:block">
        {commander ?? "No commander"}
      </p>
      <div className="hidden md:block">
        {clock ? <Clock clock={clock} now={now} compact /> : null}
      </div>
      <p className="col-start-3 row-start-1 text-right font-medium md:col-start-auto md:row-start-auto">
        {open ? (
          <Elapsed from={startOf(facts)} until={null} now={now} />
        ) : (
          <span className="font-normal text-ink-faint text-sm">
            <Ago at={facts.declaredAt} now={now} />
          </span>
        )}
      </p>
      {clock ? (
        <div className="col-span-full md:hidden">
          <Clock clock={clock} now={now} compact />
        </div>
      ) : null}
    </li>
  );
}
