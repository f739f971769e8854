"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { DateTimeInput } from "@/components/ui/date-time-input";
import { useDraft } from "@/components/ui/draft";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { DEFAULT_POLICY, SEVERITIES, type Severity } from "@/lib/clocks/policy";
import { formatMinutes } from "@/lib/core/duration";
import { declareIncident } from "@/lib/incidents/actions";
import { SeverityMark } from "./severity-mark";

/** Title and severity suffice; everything else is folded away. */
export function DeclareForm({ onDone }: { onDone: () => void }) {
  const router = useRouter();
  const { run, pending, fields, message } = useAction(declareIncident);
  const title = useDraft("declare-title");
  const [severity, setSeverity] = useState<Severity | null>(null);
  const [detectedAt, setDetectedAt] = useState<string | null>(null);
  const [impactStartedAt, setImpactStartedAt] = useState<string | null>(null);

  function declare(chosen: Severity | null, form: FormData) {
    const services = String(form.get("services") ?? "")
      .split(",")
      .map((slug) => slug.trim())
      .filter(Boolean);
    run(
      {
        title: title.text,
        severity: chosen ?? ("" as Severity),
        summary: String(form.get("summary") ?? ""),
        services,
        kind: form.get("drill") ? "DRILL" : "REAL",
        restricted: form.get("restricted") !== null,
        ...(detectedAt && { detectedAt }),
        ...(impactStartedAt && { impactStartedAt }),
      },
      ({ number }) => {
        title.clear();
        onDone();
        router.push(`/incidents/${number}`);
      },
    );
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        declare(severity, new FormData(event.currentTarget));
      }}
    >
      <Field label="What is happening?" error={fields.title}>
        {(wiring) => (
          <input
            {...wiring}
            value={title.text}
            onChange={(event) => title.write(event.target.value)}
            placeholder="Checkout returns errors"
            className={`${CONTROL} text-lg`}
            autoComplete="off"
          />
        )}
      </Field>
      <SeverityChoice chosen={severity} onChoose={setSeverity} error={fields.severity} />
      <details className="group rounded-md border">
        <summary className="rounded-md px-3 py-2 font-medium text-sm">More</summary>
        <div className="flex flex-col gap-4 border-t p-3">
          <Field label="Summary" error={fields.summary}>
            {(wiring) => <textarea {...wiring} name="summary" rows={3} className={CONTROL} />}
          </Field>
          <Field
            label="Services"
            hint="Their short names, separated by commas."
            error={fields.services}
          >
            {(wiring) => (
              <input {...wiring} name="services" className={CONTROL} autoComplete="off" />
            )}
          </Field>
          <DateTimeInput
            label="Impact started"
            value={impactStartedAt}
            onChange={setImpactStartedAt}
            error={fields.impactStartedAt}
          />
          <DateTimeInput
            label="Detected"
            hint="Now, unless you say otherwise."
            value={detectedAt}
            onChange={setDetectedAt}
            error={fields.detectedAt}
          />
          <Check name="drill" label="This is a drill" hint="It never counts in figures." />
          <Check
            name="restricted"
            label="Restricted"
            hint="Only people who take part, and admins, see that it exists."
          />
        </div>
      </details>
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <Button type="submit" look="primary" size="lg" pending={pending}>
        Declare incident
      </Button>
    </form>
  );
}

function SeverityChoice(props: {
  chosen: Severity | null;
  onChoose: (severity: Severity) => void;
  error: string | undefined;
}) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">How bad is it?</legend>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {SEVERITIES.map((severity) => {
          const { definition, responseTargetMinutes } = DEFAULT_POLICY[severity];
          return (
            <label
              key={severity}
              className="flex gap-3 rounded-md border border-line-strong/60 p-3 has-checked:border-accent has-checked:bg-accent-ground has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
            >
              <input
                type="radio"
                name="severity"
                value={severity}
                checked={props.chosen === severity}
                onChange={() => props.onChoose(severity)}
                className="sr-only"
              />
              <span className="shrink-0">
                <SeverityMark severity={severity} />
              </span>
              <span className="min-w-0 text-sm">
                <span className="block font-medium">{definition}</span>
                <span className="block text-ink-soft">
                  Response within {formatMinutes(responseTargetMinutes)}
                </span>
              </span>
            </label>
          );
        })}
      </div>
      {props.error ? <p className="mt-1 text-sev1 text-sm">{props.error}</p> : null}
    </fieldset>
  );
}

function Check({ name, label, hint }: { name: string; label: string; hint: string }) {
  return (
    <label className="flex gap-2 text-sm">
      <input type="checkbox" name={name} className="mt-0.5 size-4 accent-(--accent)" />
      <span>
        <span className="font-medium">{label}.</span> <span className="text-ink-soft">{hint}</span>
      </span>
    </label>
  );
}
