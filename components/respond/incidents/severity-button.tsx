"use client";
import { useState } from "react";
import { ReasonField, SelectField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
import { useShortcut } from "@/components/ui/keys/shortcut";
import { SEVERITIES } from "@/lib/respond/clocks/policy";
import { changeSeverity } from "@/lib/respond/incidents/actions";
import { isOpen } from "@/lib/respond/incidents/rules";
import type { IncidentView } from "@/lib/respond/incidents/view";
import { SeverityMark } from "./severity-mark";
import { useIncidentAction } from "./use-incident-action";

/** The severity; pressing it (or `S`) changes it, with a reason. */
export function SeverityButton({
  incident,
  disabledReason,
}: {
  incident: IncidentView;
  disabledReason: string | null;
}) {
  const [open, setOpen] = useState(false);
  const reason = disabledReason ?? (isOpen(incident.status) ? null : "The incident is over.");
  useShortcut({
    key: "S",
    label: "Change the severity",
    run: () => setOpen(true),
    disabledReason: reason,
  });
  if (reason !== null) return <SeverityMark severity={incident.severity} />;
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-keyshortcuts="S"
        title="Change severity (S)"
        className="rounded-sm"
      >
        <SeverityMark severity={incident.severity} />
        <span className="sr-only">, change severity</span>
      </button>
      <SeverityDialog incident={incident} open={open} onOpenChange={setOpen} />
    </>
  );
}

function SeverityDialog(props: {
  incident: IncidentView;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { number, version, severity } = props.incident;
  const form = useDrafted(useIncidentAction(changeSeverity), `severity-${number}`, {
    severity,
    reason: "",
  });
  return (
    <FormDialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title="Change severity"
      description="Running clocks follow the new targets."
      form={form}
      onSubmit={() =>
        form.run({ incident: number, version, ...form.values }, () => props.onOpenChange(false))
      }
      button="Change severity"
    >
      <SelectField
        form={form}
        name="severity"
        label="Severity"
        choices={SEVERITIES.map((each) => [each, each])}
      />
      <ReasonField form={form} />
    </FormDialog>
  );
}
