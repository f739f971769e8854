"use client";
import { ReasonField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
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
  const { incident, action, onOpenChange, ...dialog } = props;
  const key = `${dialog.button}-${incident.number}`;
  const form = useDrafted(useIncidentAction(action), key, { reason: "" });
  return (
    <FormDialog
      {...dialog}
      onOpenChange={onOpenChange}
      form={form}
      onSubmit={() =>
        form.run({ incident: incident.number, ...form.values }, () => onOpenChange(false))
      }
    >
      <ReasonField form={form} />
    </FormDialog>
  );
}
