"use client";
import { useState } from "react";
import type { z } from "zod";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import type { Action } from "@/lib/people/entrance/action";
import type { RetractStep } from "@/lib/respond/incidents/schemas";
import type { IncidentView } from "@/lib/respond/incidents/view";
import { useIncidentAction } from "./use-incident-action";

/** A step on an incident that needs nothing but a reason. */
export function ReasonDialog(props: {
  incident: Pick<IncidentView, "number">;
  action: Action<typeof RetractStep, unknown>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: string;
  button: string;
}) {
  const { run, pending, fields, message } = useIncidentAction(props.action);
  const [reason, setReason] = useState("");
  const input: z.input<typeof RetractStep> = { incident: props.incident.number, reason };
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={props.title}
      description={props.description}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          run(input, () => props.onOpenChange(false));
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
        <FormError message={Object.keys(fields).length > 0 ? null : message} />
        <Button type="submit" look="primary" pending={pending}>
          {props.button}
        </Button>
      </form>
    </Dialog>
  );
}
