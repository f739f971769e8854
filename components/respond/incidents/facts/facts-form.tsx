"use client";
import { useState } from "react";
import { useIncidentAction } from "@/components/respond/incidents/use-incident-action";
import { Button } from "@/components/ui/button";
import { CONTROL, Field, FormError } from "@/components/ui/field";
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

/** Sends only what was changed, so that an untouched second is never rounded away. */
export function FactsForm({ incident, onDone }: { incident: IncidentView; onDone: () => void }) {
  const { run, pending, fields, message, failure } = useIncidentAction(correctFacts);
  // What the fields were filled from; the page behind goes on changing.
  const [basedOn] = useState(incident.version);
  const [instants, setInstants] = useState<Partial<Record<string, string | null>>>({});
  const [measures, setMeasures] = useState<Partial<Record<string, string>>>({});
  const [reason, setReason] = useState("");

  function submit() {
    const numbers = Object.entries(measures).map(([fact, text]) => [
      fact,
      text?.trim() ? Number(text) : null,
    ]);
    run(
      {
        incident: incident.number,
        version: failure?.code === "CONFLICT" ? incident.version : basedOn,
        ...instants,
        ...Object.fromEntries(numbers),
        reason,
      },
      onDone,
    );
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        {MEASURES.map(([fact, label]) => (
          <Field key={fact} label={label} error={fields[fact]}>
            {(wiring) => (
              <input
                {...wiring}
                type="number"
                min={0}
                max={100}
                step="any"
                value={measures[fact] ?? incident.facts[fact] ?? ""}
                onChange={(event) => setMeasures({ ...measures, [fact]: event.target.value })}
                className={CONTROL}
              />
            )}
          </Field>
        ))}
        {INSTANTS.filter(
          ([fact]) => fact === "impactStartedAt" || incident.facts[fact] !== null,
        ).map(([fact, label]) => (
          <DateTimeInput
            key={fact}
            label={label}
            value={instants[fact] ?? incident.facts[fact]}
            onChange={(value) => setInstants({ ...instants, [fact]: value })}
            error={fields[fact]}
          />
        ))}
      </div>
      <Field label="Why" hint="How you know it." error={fields.reason}>
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
        Save corrections
      </Button>
    </form>
  );
}
