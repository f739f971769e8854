"use client";
import { Clock } from "@/components/respond/incidents/clock";
import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { StatusBadge } from "@/components/respond/incidents/status-badge";
import { HeldHere } from "@/components/slo/velocity/held";
import { Link } from "@/components/ui/link";
import { Elapsed } from "@/components/ui/time/elapsed";
import { Ago } from "@/components/ui/time/time";
import type { RowData } from "./row-data";

export function BoardRow({ incident, now }: { incident: RowData; now: string }) {
  const { clock, commander } = incident;
  return (
    <li
      data-row
      className="relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-3 py-2.5 hover:bg-sunken/60 md:grid-cols-[3.75rem_minmax(0,1fr)_8rem_9rem_12rem_6rem] md:gap-x-4 md:px-4"
    >
      <SeverityMark severity={incident.severity} />
      <div className="min-w-0">
        <Link
          href={`/incidents/${incident.number}`}
          data-row-handle
          className="line-clamp-2 font-medium after:absolute after:inset-0 md:line-clamp-1"
        >
          {incident.title}
        </Link>
        <p className="truncate text-ink-faint text-sm">
          <span className="tabular">{incident.ref}</span>
          {incident.kind === "DRILL" ? " · Drill" : ""}
          {incident.restricted ? " · Restricted" : ""}
          {incident.services ? ` · ${incident.services}` : ""}
        </p>
        <HeldHere services={incident.hit} />
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
        {incident.openSince ? (
          <Elapsed from={incident.openSince} until={null} now={now} />
        ) : (
          <span className="font-normal text-ink-faint text-sm">
            <Ago at={incident.declaredAt} now={now} />
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
