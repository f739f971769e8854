"use client";
import { RoomPresence } from "@/components/respond/presence/room-presence";
import { Link } from "@/components/ui/link";
import { Elapsed } from "@/components/ui/time/elapsed";
import { PLANNED_MINUTES } from "@/lib/learn/postmortems/debrief/agenda";
import { explainPermission, mayRole } from "@/lib/platform/access/permissions";
import { Agenda } from "./agenda";
import { Attendance } from "./attendance";
import type { DebriefData } from "./debrief-data";
import { EndDebrief } from "./end-debrief";
import { ParkingLot } from "./parking-lot";
import { PastMeetings } from "./past-meetings";
import { StartDebrief } from "./start-debrief";
import { StepPanel } from "./step-panel";

/** A meeting about a draft, led from here: the agenda left, its step in the middle, people and topics right. */
export function DebriefPage(props: DebriefData) {
  const { postmortem, debrief, now } = props;
  const { incident } = postmortem;
  const { open } = debrief;
  const reason = whyNot(props);
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 border-b bg-panel px-4 pt-4 pb-4 md:px-8 md:pt-6">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-3 text-sm">
            <Link href={`/incidents/${incident.number}/postmortem`} className="text-accent">
              Postmortem of {incident.ref}
            </Link>
            <RoomPresence incident={incident.number} me={props.me} />
          </p>
          <h1 className="mt-2 max-w-[60ch] break-words font-semibold text-xl tracking-tight">
            Debrief: {incident.title}
          </h1>
          {open ? (
            <p className="mt-1 text-ink-soft text-sm">
              Led by {open.facilitator.name} ·{" "}
              <Elapsed from={open.startedAt} until={null} now={now} /> of {PLANNED_MINUTES} min
            </p>
          ) : null}
        </div>
        {open ? <EndDebrief {...props} disabledReason={reason} /> : null}
      </header>
      {open ? (
        <div className="grid gap-x-8 gap-y-8 px-4 pt-6 pb-10 md:px-8 xl:grid-cols-[15rem_minmax(0,46rem)_minmax(15rem,20rem)]">
          <Agenda incident={incident.number} meeting={open} disabledReason={reason} />
          <StepPanel {...props} meeting={open} disabledReason={reason} />
          <div className="flex min-w-0 flex-col gap-8">
            <ParkingLot {...props} disabledReason={reason} />
            <Attendance {...props} meeting={open} disabledReason={reason} />
          </div>
        </div>
      ) : (
        <div className="grid gap-8 px-4 pt-6 pb-10 md:px-8 xl:grid-cols-[minmax(0,46rem)_minmax(15rem,20rem)]">
          <StartDebrief incident={incident.number} disabledReason={reason} />
          <div className="flex min-w-0 flex-col gap-8">
            {debrief.topics.length > 0 ? <ParkingLot {...props} disabledReason={reason} /> : null}
            <PastMeetings meetings={debrief.past} />
          </div>
        </div>
      )}
    </>
  );
}

function whyNot({ postmortem, role }: DebriefData): string | null {
  if (postmortem.state === "PUBLISHED") return "This postmortem is published; its text is frozen.";
  return mayRole(role, "postmortem.write") ? null : explainPermission("postmortem.write");
}
