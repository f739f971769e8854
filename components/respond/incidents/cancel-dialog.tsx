"use client";
import { ReasonField, TextField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
import type { cancelIncident } from "@/lib/respond/incidents/actions";
import type { IncidentView } from "@/lib/respond/incidents/view";
import { useIncidentAction } from "./use-incident-action";

/** For a false alarm, or a duplicate that points at the incident that goes on. */
export function CancelDialog(props: {
  incident: IncidentView;
  action: typeof cancelIncident;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { number: incident, version, ref } = props.incident;
  const empty = { reason: "", duplicateOf: "" };
  const form = useDrafted(useIncidentAction(props.action), `cancel-${incident}`, empty);

  function submit() {
    const { reason, duplicateOf } = form.values;
    const duplicate = Number(duplicateOf.replace(/^inc-/i, ""));
    const input = { incident, version, reason };
    form.run(duplicateOf ? { ...input, duplicateOf: duplicate } : input, () =>
      props.onOpenChange(false),
    );
  }

  return (
    <FormDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={`Cancel ${ref}`}
      description="It counts in no figure and cannot be reopened. Everything written stays readable."
      form={form}
      onSubmit={submit}
      button="Cancel incident"
      look="danger"
    >
      <ReasonField form={form} placeholder="False alarm: the check was misconfigured" />
      <TextField
        form={form}
        name="duplicateOf"
        label="Duplicate of"
        hint="The number of the incident that goes on, if there is one."
        placeholder="INC-7"
      />
    </FormDialog>
  );
}
