"use client";
import { useState } from "react";
import { useIncidentAction } from "@/components/respond/incidents/use-incident-action";
import { ReasonField, TextField } from "@/components/ui/form/fields";
import { FormDialog } from "@/components/ui/form/form-dialog";
import { useDrafted } from "@/components/ui/form/use-drafted";
import { DateTimeInput } from "@/components/ui/time/date-time-input";
import { correctFacts } from "@/lib/respond/incidents/actions";
import type { IncidentView } from "@/lib/respond/incidents/view";

const INSTANTS = [
  ["impactStartedAt", "Impact started"],
  ["detectedAt", "Detected"],
  ["declaredAt", "Declared"],
  ["acknowledgedAt", "Acknowledged"],
  ["mitigatedAt", "Mitigated"],
  ["resolvedAt", "Resolved"],
] as const;
const MEASURES = [
  ["usersAffectedPercent", "Users affected, %"],
  ["errorRatePercent", "Error rate, %"],
] as const;
type Fact = (typeof INSTANTS)[number][0] | (typeof MEASURES)[number][0];

/** Sends only what was changed, so that an untouched second is never rounded away. */
export function FactsDialog({
  incident,
  onClose,
}: {
  incident: IncidentView;
  onClose: () => void;
}) {
  const initial = factsOf(incident);
  const form = useDrafted(useIncidentAction(correctFacts), `facts-${incident.number}`, initial);
  // What the fields were filled from; the page behind goes on changing.
  const [basedOn] = useState(incident.version);

  function submit() {
    const { reason, ...facts } = form.values;
    const changed = Object.entries(facts).filter(
      ([fact, value]) => value !== initial[fact as Fact],
    );
    const version = form.failure?.code === "CONFLICT" ? incident.version : basedOn;
    const input = { incident: incident.number, version, reason };
    form.run({ ...input, ...Object.fromEntries(changed.map(sentAs)) }, onClose);
  }

  return (
    <FormDialog
      open
      onOpenChange={onClose}
      title="Correct facts"
      description="Clocks, durations and exports follow. Who changed what, and why, stays visible."
      form={form}
      onSubmit={submit}
      button="Save corrections"
    >
      <div className="grid gap-3 sm:grid-cols-2">
        {MEASURES.map(([fact, label]) => (
          <TextField key={fact} form={form} name={fact} label={label} inputMode="decimal" />
        ))}
        {INSTANTS.filter(
          ([fact]) => fact === "impactStartedAt" || incident.facts[fact] !== null,
        ).map(([fact, label]) => (
          <DateTimeInput
            key={fact}
            label={label}
            value={form.values[fact]}
            onChange={(value) => form.set({ [fact]: value })}
            error={form.fields[fact]}
          />
        ))}
      </div>
      <ReasonField form={form} hint="How you know it." />
    </FormDialog>
  );
}

/** As the fields hold them: measures as text. */
function factsOf({ facts }: IncidentView) {
  return {
    impactStartedAt: facts.impactStartedAt,
    detectedAt: facts.detectedAt as string | null,
    declaredAt: facts.declaredAt as string | null,
    acknowledgedAt: facts.acknowledgedAt,
    mitigatedAt: facts.mitigatedAt,
    resolvedAt: facts.resolvedAt,
    usersAffectedPercent: textOf(facts.usersAffectedPercent),
    errorRatePercent: textOf(facts.errorRatePercent),
    reason: "",
  };
}

function textOf(percent: number | null): string {
  return percent === null ? "" : String(percent);
}

/** An empty measure is one that nobody knows. */
function sentAs([fact, value]: [string, string | null]): [string, string | number | null] {
  if (!MEASURES.some(([measure]) => measure === fact)) return [fact, value];
  return [fact, value?.trim() ? Number(value.replace(",", ".")) : null];
}
