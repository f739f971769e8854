"use client";
import { useState } from "react";
import { useIncidentAction } from "@/components/respond/incidents/use-incident-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { pauseUpdates } from "@/lib/respond/updates/actions";
import { MomentField, UNNAMED, whyUnfinished } from "./moment-field";

/** Why nobody owes an update for a while, and until when. */
export function PauseDialog(props: {
  incident: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { run, pending, fields, message } = useIncidentAction(pauseUpdates);
  const [reason, setReason] = useState("");
  const [end, setEnd] = useState(UNNAMED);
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title="Pause updates"
      description="No update falls due until they are resumed. The reason stands on the timeline."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const resumesAt = end.at === null ? {} : { resumesAt: end.at };
          run({ incident: props.incident, reason, ...resumesAt }, () => props.onOpenChange(false));
        }}
      >
        <Field label="Why" error={fields.reason}>
          {(wiring) => (
            <input
              {...wiring}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              className={CONTROL}
              autoComplete="off"
            />
          )}
        </Field>
        <MomentField
          label="Resume"
          unnamed="When somebody resumes them"
          value={end}
          onChange={setEnd}
          error={fields.resumesAt}
        />
        <FormError message={Object.keys(fields).length > 0 ? null : message} />
        <Button type="submit" look="primary" pending={pending} disabledReason={whyUnfinished(end)}>
          Pause updates
        </Button>
      </form>
    </Dialog>
  );
}
