"use client";
import { Lock } from "lucide-react";
import { RoomPresence } from "@/components/respond/presence/room-presence";
import { Link } from "@/components/ui/link";
import { Elapsed } from "@/components/ui/time/elapsed";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";
import { isOpen, startOf } from "@/lib/respond/incidents/rules";
import { Clock } from "./clock";
import { MoreActions } from "./more-actions";
import { PrimaryButton } from "./primary-button";
import type { RoomData } from "./room-data";
import { SeverityButton } from "./severity-button";
import { StatusBadge } from "./status-badge";

/** What matters at a glance: how bad, what, how long, which clocks, who leads, and the next step. */
export function RoomHeader(props: RoomData) {
  const { incident, now, role } = props;
  const { facts } = incident;
  const reason = mayRole(role, "incident.respond") ? null : explainPermission("incident.respond");
  const commander = incident.roles.find((assignment) => assignment.role === "COMMANDER");
  const until = facts.resolvedAt ?? facts.cancelledAt;
  return (
    <header className="relative border-b bg-panel px-4 pt-4 pb-4 md:px-8 md:pt-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm max-sm:pr-14">
        <SeverityButton incident={incident} disabledReason={reason} />
        <span className="tabular text-ink-soft">{incident.ref}</span>
        <StatusBadge status={incident.status} />
        {incident.kind === "DRILL" ? <Tag>Drill</Tag> : null}
        {incident.restricted ? (
          <Tag>
            <Lock size={12} aria-hidden /> Restricted
          </Tag>
        ) : null}
        <span className="text-ink-soft">
          {commander ? (
            <>
              Commander <span className="font-medium text-ink">{commander.user.name}</span>
            </>
          ) : (
            "No commander yet"
          )}
        </span>
        <RoomPresence incident={incident.number} me={props.me.id} />
      </div>
      <h1 className="mt-2 max-w-[60ch] font-semibold text-xl tracking-tight">{incident.title}</h1>
      {incident.duplicateOf ? (
        <p className="mt-1 text-ink-soft">
          Duplicate of{" "}
          <Link
            className="text-accent underline"
            href={`/incidents/${incident.duplicateOf.slice(4)}`}
          >
            {incident.duplicateOf}
          </Link>
          .
        </p>
      ) : null}
      <div className="mt-4 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="flex flex-wrap items-end gap-x-8 gap-y-3">
          <div>
            <p className="text-ink-faint text-xs">{until ? "Lasted" : "Running for"}</p>
            <Elapsed
              from={startOf(facts)}
              until={until}
              now={now}
              className="font-semibold text-2xl"
            />
          </div>
          {incident.clocks
            .filter((clock) => clock.kind !== "UPDATE" || isOpen(incident.status))
            .map((clock) => (
              <Clock key={clock.id} clock={clock} now={now} />
            ))}
        </div>
        <div className="flex items-center gap-2 max-sm:absolute max-sm:top-3 max-sm:right-4">
          <PrimaryButton {...props} disabledReason={reason} />
          <MoreActions {...props} disabledReason={reason} />
        </div>
      </div>
    </header>
  );
}

function Tag({ children }: { children: React.ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1 rounded-sm bg-sunken px-1.5 py-0.5 text-ink-soft text-xs">
      {children}
    </span>
  );
}
