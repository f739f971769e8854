"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
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
  const { run, pending, fields, message } = useIncidentAction(props.action);
  const [reason, setReason] = useState("");
  const [duplicateOf, setDuplicateOf] = useState("");
  const duplicate = Number(duplicateOf.replace(/^inc-/i, ""));
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={`Cancel ${props.incident.ref}`}
      description="It counts in no figure and cannot be reopened. Everything written stays readable."
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const input = {
            incident: props.incident.number,
            version: props.incident.version,
            reason,
          };
          run(duplicateOf ? { ...input, duplicateOf: duplicate } : input, () =>
            props.onOpenChange(false),
          );
        }}
      >
        <Field label="Why" error={fields.reason}>
          {(wiring) => (
            <input
              {...wiring}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              placeholder="False alarm: the check was misconfigured"
              className={CONTROL}
              autoComplete="off"
            />
          )}
        </Field>
        <Field
          label="Duplicate of"
          hint="The number of the incident that goes on, if there is one."
          error={fields.duplicateOf}
        >
          {(wiring) => (
            <input
              {...wiring}
              value={duplicateOf}
              onChange={(event) => setDuplicateOf(event.target.value)}
              placeholder="INC-7"
              className={CONTROL}
              autoComplete="off"
            />
          )}
        </Field>
        <FormError message={Object.keys(fields).length > 0 ? null : message} />
        <Button type="submit" look="danger" pending={pending}>
          Cancel incident
        </Button>
      </form>
    </Dialog>
  );
}
