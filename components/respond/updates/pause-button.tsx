"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time/time";
import { isOpen } from "@/lib/respond/incidents/rules";
import type { IncidentView } from "@/lib/respond/incidents/view";
import { resumeUpdates } from "@/lib/respond/updates/actions";
import { PauseDialog } from "./pause-dialog";

/** Stops the update clock with a reason, or lets it run again. */
export function PauseButton({
  incident,
  disabledReason,
}: {
  incident: IncidentView;
  disabledReason: string | null;
}) {
  const [asking, setAsking] = useState(false);
  const resume = useAction(resumeUpdates);
  if (!isOpen(incident.status) || incident.facts.acknowledgedAt === null) return null;
  if (incident.updatesPaused !== null) {
    return (
      <div className="flex items-center justify-between gap-2 py-1 text-ink-soft text-sm">
        <span>
          Paused: {incident.updatesPaused}
          {incident.updatesResumeAt ? (
            <span className="block text-ink-faint text-xs">
              Resumes by itself at <Time at={incident.updatesResumeAt} withDay />
            </span>
          ) : null}
        </span>
        <Button
          size="sm"
          look="ghost"
          pending={resume.pending}
          disabledReason={disabledReason}
          onClick={() => resume.run({ incident: incident.number })}
        >
          Resume
        </Button>
      </div>
    );
  }
  return (
    <>
      <Button
        size="sm"
        look="ghost"
        disabledReason={disabledReason}
        onClick={() => setAsking(true)}
      >
        Pause updates
      </Button>
      <PauseDialog incident={incident.number} open={asking} onOpenChange={setAsking} />
    </>
  );
}
