"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { SimilarOpen } from "@/components/find/search/similar-open";
import { useAction } from "@/components/frame/use-action";
import { SeverityMark } from "@/components/respond/incidents/severity-mark";
import { CONTROL, Field, FormError } from "@/components/ui/field";
import { useDraft } from "@/components/ui/form/draft";
import { formatMinutes } from "@/lib/platform/core/clock/duration";
import { DEFAULT_POLICY, SEVERITIES, type Severity } from "@/lib/respond/clocks/policy";
import { declareIncident } from "@/lib/respond/incidents/actions";
import { type DeclareDetails, DeclareMore, NO_DETAILS, toInput } from "./declare-more";

/** Three interactions: open, title, severity. Everything else is folded away. */
export function DeclareForm({ onDone }: { onDone: () => void }) {
  const router = useRouter();
  const { run, pending, fields, message } = useAction(declareIncident);
  const title = useDraft("declare-title");
  const [details, setDetails] = useState<DeclareDetails>(NO_DETAILS);

  function declare(severity: Severity) {
    run({ title: title.text, severity, ...toInput(details) }, ({ number }) => {
      title.clear();
      onDone();
      router.push(`/incidents/${number}`);
    });
  }

  return (
    <div className="flex flex-col gap-4">
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
      <SimilarOpen
        title={title.text}
        services={toInput(details).services}
        onJoin={() => {
          title.clear();
          onDone();
        }}
      />
      <DeclareMore details={details} onChange={setDetails} fields={fields} />
      <FormError message={Object.keys(fields).length > 0 ? null : message} />
      <SeverityChoice onChoose={declare} pending={pending} />
    </div>
  );
}

/** Four large choices, each with what it means and promises; choosing one declares. */
function SeverityChoice(props: { onChoose: (severity: Severity) => void; pending: boolean }) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">
        How bad is it? Choosing declares the incident.
      </legend>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {SEVERITIES.map((severity) => {
          const { definition, responseTargetMinutes } = DEFAULT_POLICY[severity];
          return (
            <button
              key={severity}
              type="button"
              aria-disabled={props.pending || undefined}
              onClick={() => !props.pending && props.onChoose(severity)}
              className="flex gap-3 rounded-md border border-line-strong/60 p-3 text-left hover:border-accent hover:bg-accent-ground aria-disabled:opacity-60"
            >
              <span className="shrink-0">
                <span className="sr-only">Declare as </span>
                <SeverityMark severity={severity} />
              </span>
              <span className="min-w-0 text-sm">
                <span className="block font-medium">{definition}</span>
                <span className="block text-ink-soft">
                  Response within {formatMinutes(responseTargetMinutes)}
                </span>
              </span>
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
