"use client";
import { useState } from "react";
import { ReasonDialog } from "@/components/incidents/reason-dialog";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { isOpen } from "@/lib/incidents/rules";
import type { IncidentView } from "@/lib/incidents/view";
import { pauseUpdates, resumeUpdates } from "@/lib/updates/actions";

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
      <p className="flex items-center justify-between gap-2 py-1 text-ink-soft text-sm">
        <span>Paused: {incident.updatesPaused}</span>
        <Button
          size="sm"
          look="ghost"
          pending={resume.pending}
          disabledReason={disabledReason}
          onClick={() => resume.run({ incident: incident.number })}
        >
          Resume
        </Button>
      </p>
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
      <ReasonDialog
        incident={incident}
        action={pauseUpdates}
        open={asking}
        onOpenChange={setAsking}
        title="Pause updates"
        description="No update falls due until they are resumed. Stakeholders see the reason on the timeline."
        button="Pause updates"
      />
    </>
  );
}
