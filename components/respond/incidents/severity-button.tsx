"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { useShortcut } from "@/components/ui/keys/shortcut";
import { SEVERITIES, type Severity } from "@/lib/respond/clocks/policy";
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
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Change severity"
        description="Running clocks follow the new targets."
      >
        <SeverityForm incident={incident} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function SeverityForm({ incident, onDone }: { incident: IncidentView; onDone: () => void }) {
  const { run, pending, fields, message } = useIncidentAction(changeSeverity);
  const [severity, setSeverity] = useState<Severity>(incident.severity);
  const [reason, setReason] = useState("");
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        run({ incident: incident.number, version: incident.version, severity, reason }, onDone);
      }}
    >
      <Field label="Severity" error={fields.severity}>
        {(wiring) => (
          <select
            {...wiring}
            value={severity}
            onChange={(event) => setSeverity(event.target.value as Severity)}
            className={CONTROL}
          >
            {SEVERITIES.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
      </Field>
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
        Change severity
      </Button>
    </form>
  );
}
