"use client";
import { useState } from "react";
import { useIncidentAction } from "@/components/respond/incidents/use-incident-action";
import { ReasonField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
import { pauseUpdates } from "@/lib/respond/updates/actions";
import { MomentField, UNNAMED, whyUnfinished } from "./moment-field";

/** Why nobody owes an update for a while, and until when. */
export function PauseDialog(props: {
  incident: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { incident, onOpenChange } = props;
  const form = useDrafted(useIncidentAction(pauseUpdates), `pause-${incident}`, { reason: "" });
  const [end, setEnd] = useState(UNNAMED);
  const resumesAt = end.at === null ? {} : { resumesAt: end.at };
  return (
    <FormDialog
      open={props.open}
      onOpenChange={onOpenChange}
      title="Pause updates"
      description="No update falls due until they are resumed. The reason stands on the timeline."
      form={form}
      onSubmit={() =>
        form.run({ incident, ...form.values, ...resumesAt }, () => onOpenChange(false))
      }
      button="Pause updates"
      disabledReason={whyUnfinished(end)}
    >
      <ReasonField form={form} />
      <MomentField
        label="Resume"
        unnamed="When somebody resumes them"
        value={end}
        onChange={setEnd}
        error={form.fields.resumesAt}
      />
    </FormDialog>
  );
}
