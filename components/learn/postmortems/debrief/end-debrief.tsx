"use client";
import { useState } from "react";
import { useAction } from "@/components/frame/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { endDebrief } from "@/lib/learn/postmortems/debrief/actions";
import type { DebriefData } from "./debrief-data";

/** Ends the meeting, and says first what is still parked. */
export function EndDebrief(props: DebriefData & { disabledReason: string | null }) {
  const { postmortem, debrief, disabledReason } = props;
  const [asking, setAsking] = useState(false);
  const { run, pending, message } = useAction(endDebrief);
  const parked = debrief.topics.filter(({ outcome }) => outcome === null);
  const end = () => run({ incident: postmortem.incident.number }, () => setAsking(false));
  return (
    <>
      <Button disabledReason={disabledReason} pending={pending} onClick={() => setAsking(true)}>
        End the debrief
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="End the debrief"
        description="The notes are in the draft. Its history keeps who wrote what."
      >
        <div className="flex flex-col gap-4">
          {parked.length > 0 ? (
            <div>
              <p className="font-medium text-sm">
                Still parked; they stay until somebody settles them:
              </p>
              <ul className="mt-1 list-disc break-words pl-5 text-sm">
                {parked.map(({ id, text }) => (
                  <li key={id}>{text}</li>
                ))}
              </ul>
            </div>
          ) : null}
          <FormError message={message} />
          <Button look="primary" pending={pending} onClick={end}>
            End it
          </Button>
        </div>
      </Dialog>
    </>
  );
}
